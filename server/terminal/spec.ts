/** What the terminal is made of at the start: connections and bindings. */

export interface ConnectionSpec {
  readonly id: number;
  readonly name: string;
  readonly venue: string;
  /** State code of the contract, 0 to 4. */
  readonly state: number;
  readonly active: boolean;
  readonly viewMode: boolean;
  readonly demoMode: boolean;
  /** Funds at the start, by asset. */
  readonly balances: Readonly<Record<string, string>>;
}

export interface BindingSpec {
  /** `001` to `500`. */
  readonly name: string;
  readonly panels: readonly string[];
}
