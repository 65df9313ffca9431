import { DISCORD_CODES } from '../../src/platforms/discord/digests/error-codes.ts';
import {
  EFFECTS,
  type ErrorCode,
  type ErrorTable,
} from '../../src/platforms/shared/digests/error-codes.ts';
import { SLACK_CODES } from '../../src/platforms/slack/digests/error-codes.ts';
import { wordsFor } from '../../src/replies/words/index.ts';

const INTRODUCTION = `# When a platform refuses a digest

Written by \`npm run docs:errors\` from the tables that the bot goes by, \`src/platforms/discord/digests/error-codes.ts\` and
\`src/platforms/slack/digests/error-codes.ts\`: change those, not this page.

Only a platform's own answer, with a code that stands here, makes a digest rest. All else passes:

`;

const OTHERS = [
  ['A code of Discord that is not here', EFFECTS.again.effect, EFFECTS.unexpected.tells],
  ['A code of Slack that is not here', EFFECTS.doubt.effect, EFFECTS.unexpected.tells],
  [
    'The page of an edge or a proxy with a status that says that nobody acted on the request, such as 404',
    EFFECTS.again.effect,
    EFFECTS.again.tells,
  ],
  [
    'Another page, as with 403, 408, 451, 5xx or even 200; no answer, or a broken one',
    EFFECTS.doubt.effect,
    EFFECTS.doubt.tells,
  ],
  ['429', 'Tried again when the platform says', EFFECTS.again.tells],
  ['401 from Discord, whatever its code', EFFECTS.token.effect, EFFECTS.token.tells],
] as const;

const HEAD = ['The digest', 'Who is told'] as const;
const { pauseReasons } = wordsFor('en').digest;

/** The page of the docs about errors, as Markdown. */
export function deliveryErrorsPage(): string {
  const tables = [section('Discord', DISCORD_CODES), section('Slack', SLACK_CODES)];
  const others = tableOf(['What comes back', ...HEAD], OTHERS);
  return [INTRODUCTION + others, ...tables].join('\n');
}

function section(platform: string, codes: ErrorTable): string {
  const rows = [...codes.values()].sort(byCode).map(cellsOf);
  return `## ${platform}\n\n${tableOf(['Code', 'What it says', ...HEAD, 'Source'], rows)}`;
}

function cellsOf({ code, says, means, source }: ErrorCode): readonly string[] {
  const { effect, tells } = EFFECTS[means.kind];
  const why = means.kind === 'pause' ? `: “${pauseReasons[means.pauseReason]}”` : '';
  const name = source
    .split('/')
    .at(-1)
    ?.replace(/#.*|\.ts$/, '');
  return [`\`${code}\``, says, effect + why, tells, `[${name}](${source})`];
}

/** Cells as wide as the widest of their column, as the formatter has them. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, n) =>
    Math.max(...[head, ...rows].map((cells) => cells[n]?.length ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  const lines = [head, rule, ...rows].map((cells) => {
    const padded = cells.map((cell, n) => cell.padEnd(widths[n] ?? 0));
    return `| ${padded.join(' | ')} |`;
  });
  return `${lines.join('\n')}\n`;
}

const byCode = (a: ErrorCode, b: ErrorCode) =>
  a.code.localeCompare(b.code, 'en', { numeric: true });
