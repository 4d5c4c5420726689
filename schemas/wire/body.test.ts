import { errorText } from '../registry.js';
import { decodeBody } from './body.js';

const ID = 'rest/place-order/body';

describe('decodeBody', () => {
  it('refuses with the documented texts when strict', () => {
    const broken = decodeBody(ID, '{"ticker":', 'strict');
    expect(broken).toEqual({ refused: 'BODY_NOT_JSON', parameters: {} });
    expect(errorText('BODY_NOT_JSON', {})).toBe('Malformed request body: not valid JSON.');

    const unknown = decodeBody(ID, '{"ticker":"X","a/b~c":1}', 'strict');
    expect(unknown).toEqual({ refused: 'BODY_FIELD_UNKNOWN', parameters: { field: 'a/b~c' } });
    expect(errorText('BODY_FIELD_UNKNOWN', { field: 'comment' })).toBe(
      "Unknown field 'comment' in request body.",
    );
  });

  it('never refuses when lenient', () => {
    for (const text of ['', '{', '[]', 'null', '7']) {
      expect(decodeBody(ID, text, 'lenient')).toEqual({
        value: {},
        problems: [{ kind: 'value', pointer: '' }],
      });
    }
    expect(decodeBody(ID, '{"Ticker":"X","comment":"y"}', 'lenient')).toEqual({
      value: { ticker: 'X' },
      problems: [{ kind: 'unknown', pointer: '/comment' }],
    });
  });

  it('reads a good body the same way under both', () => {
    const text = '{"ticker":"X","SIDE":1,"price":0.1,"size":2}';
    const expected = { value: { ticker: 'X', side: 1, price: 0.1, size: 2 }, problems: [] };
    expect(decodeBody(ID, text, 'strict')).toEqual(expected);
    expect(decodeBody(ID, text, 'lenient')).toEqual(expected);
  });
});
