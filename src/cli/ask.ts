import { once } from 'node:events';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import {
  answerQuestion,
  byTimer,
  createMeaning,
  explain,
  type Meaning,
  withSecondStage,
} from '../answers/index.ts';
import { languageOf, readMessage } from '../answers/text/index.ts';
import { defaultLangFor, embeddingModelFault } from '../app/config/index.ts';
import { runCommand } from '../commands/index.ts';
import { CACHE_FOLDER } from '../disk-cache/index.ts';
import type { Library } from '../library/index.ts';
import { dayOf, LANGS, type Lang } from '../library/index.ts';
import { plainLines } from '../platforms/terminal/index.ts';
import type { FactBlock, Reply } from '../replies/index.ts';
import { wordsFor } from '../replies/words/index.ts';
import { printReply } from './print-reply.ts';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  type Exit,
  type Form,
  formOption,
  langOption,
  languagesServed,
  loadForTerminal,
  runToExit,
  type Terminal,
} from './terminal.ts';

/** A line of `--jsonl`. */
const lineShape = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  lang: z.enum(LANGS).optional(),
});

type Flags = { lang?: Lang; as: Form; explain?: true; check?: true; jsonl?: true };

/** `npm run -s ask -- "question"`, or `--jsonl` for a stream of them. */
export async function ask(terminal: Terminal): Promise<Exit> {
  const words = wordsFor('en').commands.ask;
  const program = commandLine('ask', words.description, terminal)
    .argument('[question...]', words.options.question(await languagesServed(terminal)))
    .addOption(langOption())
    .addOption(formOption().conflicts(['jsonl', 'explain']))
    .addOption(
      new Option('--explain', 'print what each step made of the question').conflicts('jsonl'),
    )
    .addOption(
      new Option('--check', 'hold a statement against the briefs').conflicts(['jsonl', 'explain']),
    )
    .option('--jsonl', 'read {"id", "question"} lines on stdin, write one answer a line');
  return runToExit(program, () => answer(program, terminal), terminal);
}

async function answer(program: Command, terminal: Terminal): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  const { lang: wanted, as: form, explain: explaining, check, jsonl } = program.opts<Flags>();
  const question = program.args.join(' ');
  if (!jsonl && question.trim() === '')
    program.error(`error: write a ${check ? 'statement' : 'question, or --jsonl'}`);
  if (jsonl && question !== '') program.error('error: with --jsonl, questions come on stdin only');
  const { library, problems } = await loadForTerminal(
    config.briefsDir,
    terminal,
    config.staleAfter,
  );
  if (!library) return EXIT.failed;
  const lang = wanted ?? defaultLangFor(config, library);
  const whole = problems.length === 0;
  if (check) {
    const request = { lang: languageOf(question, lang), options: { text: question } };
    const reply = runCommand('check', request, { library, now: new Date() });
    await printReply(reply, form, terminal);
    return reply.outcome === 'found' && whole ? EXIT.ok : EXIT.failed;
  }
  const fault = embeddingModelFault(config);
  if (fault) {
    complain(fault, terminal);
    return EXIT.usage;
  }
  const warn = (line: string) => complain(line, terminal);
  // Nobody waits here: each question gets the second stage if it needs it, however long the first takes.
  const meaning = createMeaning({
    ...{ folder: config.embeddingModel, cacheFolder: CACHE_FOLDER, patience: null },
    ...{ after: byTimer, log: { info: () => {}, warn } },
  });

  if (jsonl)
    return (await answerStream(library, lang, meaning, terminal)) && whole ? EXIT.ok : EXIT.failed;
  if (explaining) {
    for (const each of readMessage(question).questions) {
      const answered = await withSecondStage(
        (stage) =>
          answerQuestion(each, languageOf(each, lang), library, null, stage, dayOf(new Date())),
        library,
        meaning,
      );
      terminal.stdout.write(`${explain(answered).join('\n')}\n`);
    }
    return EXIT.ok;
  }
  const reply = await answerTo(question, lang, library, meaning);
  await printReply(reply, form, terminal);
  return reply.outcome === 'found' && whole ? EXIT.ok : EXIT.failed;
}

function answerTo(
  question: string,
  lang: Lang,
  library: Library,
  meaning: Meaning,
): Promise<Reply> {
  const request = { lang, options: { question } };
  const now = new Date();
  return withSecondStage(
    (stage) => runCommand('ask', request, { library, now, stage }),
    library,
    meaning,
  );
}

/** Answers each line of standard input with one line, in order. False when a line was malformed. */
async function answerStream(
  library: Library,
  lang: Lang,
  meaning: Meaning,
  { stdin, stdout }: Terminal,
): Promise<boolean> {
  let sound = true;
  let number = 0;
  for await (const line of linesOf(stdin.setEncoding('utf8'))) {
    number++;
    if (line.trim() === '') continue;
    const answered = await answerLine(line, number, library, lang, meaning);
    if ('error' in answered) sound = false;
    if (!stdout.write(`${JSON.stringify(answered)}\n`)) await once(stdout, 'drain');
  }
  return sound;
}

/** Lines end at line feeds only: node:readline also ends them at U+2028, which JSON holds as it is. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const chunk of input) {
    const [first = '', ...others] = chunk.split('\n');
    begun.push(first);
    for (const next of others) {
      yield begun.join('');
      begun = [next];
    }
  }
  yield begun.join('');
}

async function answerLine(
  line: string,
  number: number,
  library: Library,
  lang: Lang,
  meaning: Meaning,
) {
  const parsed = lineShape.safeParse(jsonOf(line));
  if (!parsed.success) {
    return { error: `line ${number} is not {"id": …, "question": "…"} as JSON`, line: number };
  }
  const { id, question, lang: own = lang } = parsed.data;
  const begun = performance.now();
  const reply = await answerTo(question, own, library, meaning);
  const ms = performance.now() - begun;
  const facts = reply.blocks.flatMap((block) => (block.kind === 'fact' ? block.fact : []));
  return {
    id,
    lang: reply.lang,
    answered: facts.length > 0,
    text: plainLines(reply),
    facts,
    nearest: reply.blocks.flatMap((block) => (block.kind === 'near' ? idsOf(block.facts) : [])),
    sources: reply.citations.map(({ source }) => source),
    ms: Math.round(ms * 1000) / 1000,
  };
}

const idsOf = (facts: readonly FactBlock[]) => facts.map(({ fact }) => fact);

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line.trim()); // a byte order mark goes with the blanks
  } catch {
    return null;
  }
}
