/** The files of the page, as the build has made them; read when they are first asked for. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { packageFolder } from '../../schemas/index.js';
import { ControlError } from './errors.js';

export interface PageFile {
  readonly path: string;
  readonly name: string;
  readonly media: 'text/html' | 'text/css' | 'text/javascript' | 'text/plain' | 'image/svg+xml';
  readonly summary: string;
}

export const PAGE_FILES = {
  index: {
    path: '/',
    name: 'index.html',
    media: 'text/html',
    summary: 'A page that shows the market, orders, the journal and faults as they are',
  },
  script: {
    path: '/page/page.js',
    name: 'page.js',
    media: 'text/javascript',
    summary: 'What moves the page',
  },
  style: {
    path: '/page/page.css',
    name: 'page.css',
    media: 'text/css',
    summary: 'How the page looks',
  },
  icon: {
    path: '/page/icon.svg',
    name: 'icon.svg',
    media: 'image/svg+xml',
    summary: 'The icon of the page',
  },
  notices: {
    path: '/page/notices.txt',
    name: 'notices.txt',
    media: 'text/plain',
    summary: 'Licences of what the page is made of',
  },
} as const satisfies Readonly<Record<string, PageFile>>;

const read = new Map<string, Promise<Buffer>>();

/** @throws ControlError NOT_FOUND when the page has not been built */
export function pageFile({ name }: PageFile): Promise<Buffer> {
  let content = read.get(name);
  if (content === undefined) {
    content = readFile(join(pageFolder(), name)).catch(() => {
      read.delete(name);
      throw new ControlError(
        'NOT_FOUND',
        `The page has no file '${name}'`,
        null,
        'npm run build makes it; GET /routes lists the routes',
      );
    });
    read.set(name, content);
  }
  return content;
}

/** Beside the bundle that runs, wherever that is; the tests run from the sources and take the one in `dist`. */
function pageFolder(): string {
  const root = packageFolder();
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== root) {
    const page = join(folder, 'page');
    if (existsSync(join(page, 'page.js'))) return page;
    folder = resolve(folder, '..');
  }
  return join(root, 'dist', 'page');
}
