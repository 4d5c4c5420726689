/** Elements from plain values: whatever a client has sent becomes text, never markup. */

type Child = Node | string | number | null | undefined;

interface Props {
  readonly class?: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: (event: MouseEvent) => void;
}

/** A new element; strings and numbers become text nodes, null nothing. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (props.class !== undefined) element.className = props.class;
  if (props.title !== undefined) element.title = props.title;
  for (const [key, value] of Object.entries(props.attributes ?? {}))
    element.setAttribute(key, value);
  const { onClick } = props;
  if (onClick !== undefined) element.addEventListener('click', onClick as EventListener);
  element.append(...children.filter((each) => each !== null && each !== undefined).map(asNode));
  return element;
}

const asNode = (child: Child): Node | string =>
  typeof child === 'number' ? `${child}` : (child ?? '');

/** An element that `index.html` has. @throws Error when it has not */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element '${id}'`);
  return found as Kind;
}

/** Sets a text only where it differs: unchanged nodes cost no layout. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export const button = (
  text: string,
  onClick: () => void,
  title = '',
  className = '',
): HTMLElement =>
  el('button', { class: className, title, attributes: { type: 'button' }, onClick }, text);

/** What an empty panel says. */
export const empty = (sentence: string): HTMLElement => el('p', { class: 'empty' }, sentence);
