import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly version?: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const HOME = 'client-under-test/recipes';
const read = (path: string): string => readFileSync(path, 'utf8');
const manifestAt = (path: string): Manifest => JSON.parse(read(path)) as Manifest;
const own = manifestAt('package.json');
const recipes = readdirSync(HOME, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const hasScripts = (name: string): boolean => existsSync(join(HOME, name, 'package.json'));

describe('the recipes', () => {
  it('are all in their list', () => {
    const listed = [...read(join(HOME, 'README.md')).matchAll(/^\| \[([\w-]+)\]/gm)].map(
      ([, name]) => name,
    );
    expect(listed.sort()).toEqual([...recipes].sort());
  });

  it.each(recipes.filter(hasScripts))('pin what they use, and are run by scripts: %s', (name) => {
    const manifest = manifestAt(join(HOME, name, 'package.json'));
    const { 'metascalp-mock': ours, ...others } = manifest.devDependencies;
    expect([ours, manifest.private]).toEqual([own.version, true]);
    for (const version of Object.values(others)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest.scripts).toHaveProperty('test');
  });

  it.each(recipes.filter((name) => !hasScripts(name)))(
    'say in their first lines that they are not executed here: %s',
    (name) => {
      const heads = readdirSync(join(HOME, name)).map((file) =>
        read(join(HOME, name, file))
          .split('\n')
          .slice(0, 3)
          .join('\n'),
      );
      expect(heads.join('\n')).toMatch(/not executed where this recipe is kept/i);
    },
  );

  it('give a container what it needs: open doors, a name for the control door, a sign of health', () => {
    const text = read(join(HOME, 'container', 'Containerfile'));
    for (const part of ['"--host", "0.0.0.0"', '"--control-host", "0.0.0.0"', '--allow-host']) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/^HEALTHCHECK /m);
  });
});
