/** Keyboard shortcuts, and the list of them. */
import { byId, el } from './dom.js';

export interface Shortcut {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  readonly says: string;
  readonly act: () => void;
}

export function listenToKeys(shortcuts: readonly Shortcut[]): void {
  const help = byId<HTMLDialogElement>('help');
  const all: readonly Shortcut[] = [
    ...shortcuts,
    { key: '?', says: 'This list', act: () => (help.open ? help.close() : help.showModal()) },
  ];
  byId('keys').append(
    ...all.flatMap(({ key, says }) => [
      el('dt', {}, el('kbd', {}, key === ' ' ? 'Space' : key)),
      el('dd', {}, says),
    ]),
  );
  byId('help-open').addEventListener('click', () => help.showModal());
  byId('help-close').addEventListener('click', () => help.close());
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    const isTyping = target instanceof Element && target.matches('input[type=text], textarea');
    // A select and a button have keys of their own.
    const isTheirs =
      target instanceof Element && target.matches('select, button') && /^[\w ]$/.test(key);
    if (isTyping || (isTheirs && (key === ' ' || target.matches('select')))) return;
    const found = all.find((each) => each.key === key);
    if (found === undefined || (help.open && key !== '?')) return;
    event.preventDefault();
    found.act();
  });
}
