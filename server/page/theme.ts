/** Light and dark: as the system says, until somebody chooses. */

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const KEY = 'metascalp-mock theme';

export class Themes {
  #theme: Theme;

  constructor(
    readonly button: HTMLElement,
    readonly changed: () => void,
  ) {
    const kept = readKept();
    this.#theme = THEMES.find((each) => each === kept) ?? 'auto';
    button.addEventListener('click', () => this.next());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.changed());
    this.#apply();
  }

  next(): void {
    this.#theme = THEMES[(THEMES.indexOf(this.#theme) + 1) % THEMES.length] ?? 'auto';
    try {
      localStorage.setItem(KEY, this.#theme);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    this.#apply();
    this.changed();
  }

  #apply(): void {
    document.documentElement.dataset.theme = this.#theme;
    this.button.textContent = { auto: '◐', light: '☀', dark: '☾' }[this.#theme];
    this.button.title = `Theme: ${this.#theme} (t)`;
    this.button.setAttribute('aria-label', `Theme: ${this.#theme}`);
  }
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The colours of the theme as the style sheet has them, for what is painted on a canvas. */
export function colours(): Record<'text' | 'muted' | 'grid' | 'panel' | 'buy' | 'sell', string> {
  const probe = document.createElement('i');
  document.body.append(probe);
  const read = (name: string): string => {
    probe.className = `colour-${name}`;
    return getComputedStyle(probe).color;
  };
  const found = {
    text: read('text'),
    muted: read('muted'),
    grid: read('grid'),
    panel: read('panel'),
    buy: read('buy'),
    sell: read('sell'),
  };
  probe.remove();
  return found;
}
