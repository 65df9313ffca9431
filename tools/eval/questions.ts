import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const SPLITS = ['dev', 'test'] as const;
export type Split = (typeof SPLITS)[number];

const row = z.object({
  id: z.string(),
  split: z.enum(SPLITS),
  lang: z.enum(['en', 'ja']),
  kind: z.string(),
  question: z.string(),
  /** Groups of alternatives: a right answer contains one of each group. None: unanswerable. */
  expect: z.array(z.array(z.string())).optional(),
  /** Paragraphs that support a right answer; one of them must be cited. */
  sources: z.array(z.string()).optional(),
});

export type Row = z.infer<typeof row>;

/** The questions of a split, from test/eval. */
export function readQuestions(split: Split): Row[] {
  return ['english', 'japanese', 'unanswerable']
    .flatMap((name) =>
      readFileSync(new URL(`../../test/eval/${name}.jsonl`, import.meta.url), 'utf8')
        .trim()
        .split('\n')
        .map((line) => row.parse(JSON.parse(line))),
    )
    .filter((each) => each.split === split);
}

/** Whether a text holds what a right answer must, compared after NFKC and without case. */
export function isRight(text: string, { expect }: Row): boolean {
  if (!expect) return false;
  const plain = (part: string) => part.normalize('NFKC').toLowerCase();
  const said = plain(text);
  return expect.every((group) => group.some((part) => said.includes(plain(part))));
}
