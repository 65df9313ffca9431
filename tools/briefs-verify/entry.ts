import type { Problem } from '../../src/library/loading/problem.ts';
import type { Article } from './articles.ts';

/** Where a source's entry in sources.yaml says something else than the article itself. */
export function checkEntry({ file, source, paragraphs, header }: Article): Problem[] {
  const fault = (line: number, wrong: string, remedy: string): Problem => ({
    file,
    at: { line, column: 1 },
    wrong,
    remedy,
  });
  const problems: Problem[] = [];
  const misplaced = paragraphs.find(({ number }, i) => number !== i + 1);
  if (misplaced) {
    const wrong = `paragraph [${misplaced.number}] is out of order`;
    problems.push(fault(misplaced.line, wrong, 'number the paragraphs from 1, without gaps'));
  } else if (source.held === 'whole' && paragraphs.length !== source.paragraphs) {
    const wrong = `there are ${paragraphs.length} paragraphs, sources.yaml says ${source.paragraphs}`;
    problems.push(fault(1, wrong, 'mend "paragraphs" in sources.yaml, and look at the citations'));
  }
  for (const field of ['title', 'author', 'date', 'url', 'kind'] as const) {
    const entry = source[field];
    const shown = header.get(field);
    if (!entry || !shown || shown === entry) continue;
    // A date may be followed by a remark: "2025-03 (day not shown)".
    if (field === 'date' && shown.startsWith(`${entry} `)) continue;
    const wrong = `the ${field} is "${shown}" here and "${entry}" in sources.yaml`;
    problems.push(fault(1, wrong, 'mend sources.yaml'));
  }
  return problems;
}
