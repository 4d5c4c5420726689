import { Stand } from '../testing/stand.js';

describe('status', () => {
  it('answers another status and says why', () => {
    const stand = new Stand([{ kind: 'status', with: { status: 503, error: 'Later' } }]);
    stand.send('{}', { status: 200 }, { refusal: (error) => Buffer.from(`{"error":"${error}"}`) });
    expect(stand.arrived).toMatchObject([{ status: 503, text: '{"error":"Later"}' }]);
  });
});
