import { z } from 'zod';
import { address, anyText, plain } from './texts.ts';

/** docs.slack.dev/reference/block-kit/composition-objects/option-object */
const value = z.string().min(1).max(150);
const description = plain(75).optional();

/** Of selects: the text is plain. */
export const option = z.strictObject({ text: plain(75), value, description });

/** Of radio buttons and checkboxes: the text may have markup. */
export const choice = z.strictObject({
  text: anyText(75),
  value,
  description: anyText(75).optional(),
});

/** Of overflow menus: may lead to a page. */
export const overflowOption = z.strictObject({
  text: plain(75),
  value,
  description,
  url: address().optional(),
});

const optionGroup = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) });

export const options = z.array(option).min(1).max(100);
export const optionGroups = z.array(optionGroup).min(1).max(100);

/** What an app answers while a person types in an external select; no option is an answer too. */
export const suggestions = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

/** An option as far as rules between options go. */
type Option = { readonly value: string };
type Choosing = {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined;
  readonly initial_option?: Option | undefined;
  readonly initial_options?: readonly Option[] | undefined;
};

/** What one element says about its own options: either list, and initial ones that are in it. */
export function chooses(element: Choosing, context: z.RefinementCtx): void {
  const { options: flat, option_groups: groups } = element;
  const issue = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (Boolean(flat) === Boolean(groups))
    issue('options', 'needs options or option_groups, not both');
  const all = flat ?? groups?.flatMap((group) => group.options) ?? [];
  const same = (a: Option) => (b: Option) => JSON.stringify(a) === JSON.stringify(b);
  const initial = [...(element.initial_options ?? [])];
  if (element.initial_option) initial.push(element.initial_option);
  if (!initial.every((one) => all.some(same(one)))) {
    issue('initial_option', 'matches none of the options exactly');
  }
  if (new Set(all.map((one) => one.value)).size < all.length) {
    issue('options', 'two options have the same value');
  }
}
