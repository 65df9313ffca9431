type Sort =
  | 'day'
  | 'weekday'
  | 'year'
  | 'age'
  | 'clock'
  | 'duration'
  | 'money'
  | 'share'
  | 'number'
  /** A date or the name of a month. */
  | 'timeNamed'
  /** Any word of time. */
  | 'time'
  | 'somebody'
  /** A place that has a name. */
  | 'place'
  /** Where something may be. */
  | 'somePlace';

/** By which words of a language the text of a fact holds something of a sort, and how names stand in it. */
export type Signs = Readonly<Record<Sort, (text: string) => boolean>> & {
  readonly hasName: (text: string, names: ReadonlySet<string>) => boolean;
  /** The parts of a person's name by which a text may call them. */
  readonly namesIn: (name: string) => readonly string[];
  /** What a text calls a publisher. */
  readonly publisherIn: (publisher: string) => string;
};
