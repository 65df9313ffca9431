/** Something wrong in a folder of briefs: where, what, and how to put it right. */
export type Problem = {
  /** Path as the person who edits it would name it. */
  readonly file: string;
  /** Both counted from 1; null where the whole file or folder is meant. */
  readonly at: { readonly line: number; readonly column: number } | null;
  readonly wrong: string;
  readonly remedy: string;
  /** There where BRIEFS_DIR may name the wrong folder. */
  readonly isOfSetting?: boolean;
};

/** One line, in the `file:line:column` form that editors and terminals make clickable. */
export function describeProblem({ file, at, wrong, remedy }: Problem): string {
  const place = at ? `${file}:${at.line}:${at.column}` : file;
  return `${place}: ${wrong}. ${remedy[0]?.toUpperCase() ?? ''}${remedy.slice(1)}.`;
}

/** By file, line and column, as a person goes through them; what concerns a whole file stands before its lines. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      Number(a.file > b.file) - Number(a.file < b.file) ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}
