export interface Block {
  readonly language: string;
  /** The word behind the language: the name of a file to write. */
  readonly info: string;
  readonly heading: string;
  readonly line: number;
  readonly text: string;
}
export interface Command {
  readonly command: string;
  readonly code: number;
  /** Null when the block promises no output. */
  readonly promised: readonly string[] | null;
}
export function blocksOf(markdown: string): Block[];
export function commandsOf(block: Pick<Block, 'text'>): Command[];
export function keeps(promised: readonly string[], output: string): boolean;
export class Reader {
  constructor(
    folder: string,
    options?: {
      readonly environment?: Readonly<Record<string, string>>;
      readonly rewrite?: (command: string) => string;
    },
  );
  follow(block: Block): Promise<void>;
  close(): Promise<void>;
}
