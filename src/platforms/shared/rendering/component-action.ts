import { commandNamed } from '../../../commands/index.ts';
import type { Library } from '../../../library/index.ts';
import { LANGS, type Lang } from '../../../library/index.ts';
import type { CommandName, Invocation, Options } from '../../../replies/index.ts';
import { codesOf, factsOf } from './fact-codes.ts';
import { clip } from './text.ts';

/**
 * What a button or a choice stands for. All of it stands in what the platform sends back of a button,
 * so that buttons of old messages work after a restart.
 */
export type ComponentAction =
  /** Shows something: a page of it, in place of the message where that is the person's own … */
  | { readonly kind: 'show'; readonly run: Invocation; readonly page: number }
  /** … or beside it, where the message is worth keeping. */
  | { readonly kind: 'open'; readonly run: Invocation; readonly page: number }
  /** Shows a page to everyone in the channel. */
  | { readonly kind: 'post'; readonly run: Invocation; readonly page: number }
  | { readonly kind: 'vote'; readonly vote: 'up' | 'down'; readonly facts: readonly string[] };

/** Changes with the form: what an older bot wrote is then told from what this one reads. */
const VERSION = 'b1';
const LETTERS = { show: 's', open: 'n', post: 'o' } as const;
/** In the place of a command: a bot that knows no such thing must not take these facts for an answer. */
const CLOSEST = 'closest';
/** The same for facts whose sources are to be shown. */
const CITED = 'cited';
/** Behind the command about what is stored. */
const FORGET = 'forget';
const VOTES = { up: 'u', down: 'd' } as const;
const FORM = /^b1\|([sno])(\d{1,4})\|([a-z]+)\|([a-z]{2})\|(.*)$/su;
const VOTE_FORM = /^b1\|([ud])\|(.+)$/s;

/**
 * The id of what a button does: `b1|s2|brief|ja|usfj` is page 2 (from 0) of a brief in Japanese.
 * Null where it cannot be kept in `most` characters.
 */
export function encode(action: ComponentAction, most: number): string | null {
  const fitting = (id: string) => (id.length <= most ? id : null);
  if (action.kind === 'vote') {
    return fitting(`${VERSION}|${VOTES[action.vote]}|${codesOf(action.facts)}`);
  }
  const { command, options, lang } = action.run;
  const head = (name: string) =>
    `${VERSION}|${LETTERS[action.kind]}${action.page}|${name}|${lang}|`;
  if (options.closest) return fitting(head(CLOSEST) + codesOf(options.closest));
  if (options.sourcesOf) return fitting(head(CITED) + codesOf(options.sourcesOf));
  // No brief's id is long: what is cut is what somebody typed, and no brief is called.
  if (command === 'privacy') return fitting(head(command) + (options.forget ? FORGET : ''));
  if (command !== 'ask')
    return head(command) + clip(options.topic ?? '', most - head(command).length);
  if (!options.answer) return null;
  return fitting(
    head(command) + (options.answer.corrects ? '!' : '=') + codesOf(options.answer.facts),
  );
}

/** What an id stands for in this library; null: it is not one of this bot's, or of another version. */
export function decode(id: string, library: Library): ComponentAction | null {
  const [, vote, codes = ''] = VOTE_FORM.exec(id) ?? [];
  if (vote)
    return { kind: 'vote', vote: vote === 'u' ? 'up' : 'down', facts: factsOf(codes, library) };
  const [, letter, page, name = '', lang, rest = ''] = FORM.exec(id) ?? [];
  const kind = KINDS.find((one) => LETTERS[one] === letter);
  const command = FACT_LISTS.get(name) ?? commandNamed(name)?.name;
  if (!kind || !command || !isLang(lang)) return null;
  const options = optionsOf(name, command, rest, library);
  return { kind, page: Number(page), run: { command, options, lang } };
}

function optionsOf(name: string, command: CommandName, rest: string, library: Library): Options {
  if (name === CLOSEST) return { closest: factsOf(rest, library) };
  if (name === CITED) return { sourcesOf: factsOf(rest, library) };
  if (command === 'privacy') return { forget: rest === FORGET };
  if (command === 'ask') {
    return { answer: { facts: factsOf(rest.slice(1), library), corrects: rest.startsWith('!') } };
  }
  return rest === '' ? {} : { topic: rest };
}

/** What stands in the place of a command, and the command that takes the facts behind it. */
const FACT_LISTS: ReadonlyMap<string, CommandName> = new Map([
  [CLOSEST, 'ask'],
  [CITED, 'sources'],
]);
const KINDS = ['show', 'open', 'post'] as const;
const isLang = (lang: string | undefined): lang is Lang => LANGS.some((one) => one === lang);
