import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = process.cwd();
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
/** A file, or one for each condition. */
type Exported = string | { readonly [condition: string]: Exported };

const manifest = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Exported>>;
  readonly sideEffects: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

const SCRIPTS = ['start', 'build', 'generate', 'check', 'test', 'conformance', 'bench', 'soak'];

describe('the package', () => {
  it('has every script that the documents name', () => {
    for (const name of SCRIPTS) expect(Object.keys(manifest.scripts)).toContain(name);
  });

  it('runs its scripts on every platform', () => {
    const shell = /[;|`]|\$[\w({]|(^|\s)[A-Z_]+=|\b(rm|cp|mv|cat|mkdir|export) /;
    for (const [name, script] of Object.entries(manifest.scripts)) {
      expect({ name, tricks: shell.exec(script)?.[0] }).toEqual({ name, tricks: undefined });
    }
  });

  it('pins every package to one version', () => {
    const versions = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(versions)) {
      expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/);
    }
  });

  it('argues every package in ARCHITECTURE.md', () => {
    const text = read('ARCHITECTURE.md');
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const silent = names.filter(
      (name) => !name.startsWith('@types/') && !text.includes(`\`${name}\``),
    );
    expect(silent).toEqual([]);
  });

  it('needs no other package to run, since all are bundled', () => {
    expect(manifest).not.toHaveProperty('dependencies');
  });

  it('names types before what they describe', () => {
    for (const each of Object.values(manifest.exports)) {
      if (typeof each === 'string') continue;
      const conditions = Object.keys(each);
      expect(conditions.slice(-2)).toEqual(['types', 'default']);
    }
  });

  it('exports only what the build makes', () => {
    const filesOf = (each: Exported): string[] =>
      typeof each === 'string' ? [each] : Object.values(each).flatMap(filesOf);
    const targets = [...Object.values(manifest.exports).flatMap(filesOf), ...manifest.sideEffects];
    for (const target of [...targets, ...Object.values(manifest.bin)]) {
      const folder = target.replace(/^\.\//, '').replace(/\/\*.*$/, '');
      expect({ target, exists: existsSync(join(ROOT, folder)) }).toEqual({ target, exists: true });
    }
  });

  it('ships what it needs to run, and a program that the shell can start', () => {
    expect(manifest.files).toEqual(
      expect.arrayContaining(['dist/*.js', 'schemas/**/*.json', 'server/market/scenarios/*.json']),
    );
    expect(read('cli.ts')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('keeps line ends the same everywhere', () => {
    expect(read('.gitattributes')).toMatch(/^\* text=auto eol=lf$/m);
    expect(read('package.json')).not.toContain('\r');
  });
});

describe('the lock file', () => {
  interface Locked {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };

  it('holds the binaries of every platform, so that npm ci works on all of them', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) =>
            ![`node_modules/${name}`, `${path}/node_modules/${name}`].some((at) => at in packages),
        )
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
