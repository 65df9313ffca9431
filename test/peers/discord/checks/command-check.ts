import type { CommandRequest } from '../resources/command.ts';
import { type Problem, problem } from './problem.ts';

const CHAT_INPUT = 1;
const MOST_CHAT_INPUT = 100;
const MOST_OF_A_MENU = 15;
const MOST_CHARACTERS = 8_000;
const SUBCOMMANDS = [1, 2];
/** Discord's own pattern; letters that have a lower case must be in it. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES = new Set(
  (
    'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ' +
    'ru uk hi th zh-CN ja zh-TW ko'
  ).split(' '),
);

/** A command, an option or a choice, as far as their rules are alike. */
type Part = {
  readonly type?: number;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string | null>> | null;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string | null>> | null;
  readonly value?: unknown;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly options?: readonly Part[];
  readonly choices?: readonly Part[];
};

/** The documented rules for a list of commands that the schemas do not hold. */
export function commandsCheck(commands: readonly CommandRequest[]): Problem[] {
  const parts = commands as readonly Part[];
  const ofType = (type: number) => parts.filter((part) => (part.type ?? CHAT_INPUT) === type);
  const most = (type: number) => (type === CHAT_INPUT ? MOST_CHAT_INPUT : MOST_OF_A_MENU);
  return [
    ...[1, 2, 3].flatMap((type) => [
      ...(ofType(type).length > most(type)
        ? [problem([], `more than ${most(type)} commands of type ${type}`)]
        : []),
      ...sameNames(ofType(type), []),
    ]),
    ...parts.flatMap((part, index) => commandCheck(part, [index])),
  ];
}

function commandCheck(command: Part, path: readonly (string | number)[]): Problem[] {
  const isChatInput = (command.type ?? CHAT_INPUT) === CHAT_INPUT;
  const found: Problem[] = [];
  if (characters(command) > MOST_CHARACTERS) {
    found.push(problem(path, `${characters(command)} characters; ${MOST_CHARACTERS} are allowed`));
  }
  if (isChatInput && !command.description) {
    found.push(problem([...path, 'description'], 'is required', 'BASE_TYPE_REQUIRED'));
  }
  if (!isChatInput && command.description) {
    found.push(problem([...path, 'description'], 'a context menu command has none'));
  }
  return [
    ...found,
    ...(isChatInput ? namesCheck(command, path) : []),
    ...localesCheck(command, path),
    ...optionsCheck(command.options ?? [], path),
  ];
}

function optionsCheck(options: readonly Part[], above: readonly (string | number)[]): Problem[] {
  const path = [...above, 'options'];
  const subcommands = options.filter(({ type }) => SUBCOMMANDS.includes(type ?? 0)).length;
  const found = sameNames(options, path);
  if (subcommands > 0 && subcommands < options.length) {
    found.push(problem(path, 'subcommands and options cannot be mixed'));
  }
  for (const [index, option] of options.entries()) {
    const here = [...path, index];
    if (option.required && options.slice(0, index).some(({ required }) => !required)) {
      found.push(problem(here, 'required options come first'));
    }
    if (option.autocomplete && option.choices?.length) {
      found.push(problem(here, 'autocomplete and choices exclude each other'));
    }
    found.push(...namesCheck(option, here), ...localesCheck(option, here));
    found.push(...sameNames(option.choices ?? [], [...here, 'choices']));
    for (const [at, choice] of (option.choices ?? []).entries()) {
      found.push(...localesCheck(choice, [...here, 'choices', at]));
    }
    found.push(...optionsCheck(option.options ?? [], here));
  }
  return found;
}

function namesCheck(part: Part, path: readonly (string | number)[]): Problem[] {
  const names = [part.name, ...Object.values(part.name_localizations ?? {})];
  return names
    .filter((name) => name !== null && (!NAME.test(name) || name !== name.toLowerCase()))
    .map((name) =>
      problem([...path, 'name'], `not a name: ${name}`, 'APPLICATION_COMMAND_INVALID_NAME'),
    );
}

function localesCheck(part: Part, path: readonly (string | number)[]): Problem[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
    Object.keys(part[field] ?? {})
      .filter((locale) => !LOCALES.has(locale))
      .map((locale) => problem([...path, field, locale], 'is no locale of Discord')),
  );
}

function sameNames(parts: readonly Part[], path: readonly (string | number)[]): Problem[] {
  const names = parts.map(({ name }) => name);
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => problem(path, `the name ${name} is there twice`));
}

/** Names, descriptions and values; of a translated text, the longest version counts. */
function characters(part: Part): number {
  const longest = (text = '', others: Part['name_localizations'] = {}) =>
    Math.max(text.length, ...Object.values(others ?? {}).map((other) => other?.length ?? 0));
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    (typeof part.value === 'string' ? part.value.length : 0);
  return [...(part.options ?? []), ...(part.choices ?? [])].reduce(
    (sum, inner) => sum + characters(inner),
    own,
  );
}
