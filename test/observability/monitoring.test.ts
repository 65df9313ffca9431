import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { exposeMetrics } from '../../src/observability/metrics/expose.ts';
import { requestEnded } from '../../src/observability/metrics/record.ts';

type Rule = {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
};
type Panel = {
  readonly title: string;
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
};

const { groups } = load(readFileSync('deploy/prometheus/alerts.yaml', 'utf8')) as {
  groups: { rules: Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(readFileSync('deploy/grafana/briefing-bot.json', 'utf8')) as {
  panels: Panel[];
};

/** The values of each label, by the name of the sample. */
type Samples = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** What a scrape of the bot gives, with what Prometheus adds: the target's labels, and `up`. */
async function scraped(): Promise<Samples> {
  requestEnded('web', 'brief', 'answered', 0.001);
  const { text } = await exposeMetrics({
    open: new Map(),
    parts: new Map(['library', 'store', 'discord', 'slack'].map((part) => [part, true])),
    library: { version: 'v', briefs: 1, age: 1 },
  });
  const samples = new Map<string, Map<string, Set<string>>>();
  const ofTarget = (): [string, Set<string>][] => [
    ['job', new Set(['briefing-bot'])],
    ['instance', new Set()],
  ];
  for (const line of [...text.split('\n'), 'up 1']) {
    const [, name, labels = ''] = /^([a-z_]\w*)(?:\{(.*)\})? \S+$/i.exec(line) ?? [];
    if (!name) continue;
    const known = samples.get(name) ?? new Map(ofTarget());
    for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="([^"]*)"/g)) {
      known.set(label, (known.get(label) ?? new Set()).add(value));
    }
    samples.set(name, known);
  }
  return samples;
}

type Query = {
  /** Each name with the values that its labels are asked for. */
  readonly selectors: readonly { name: string; matchers: [label: string, values: string[]][] }[];
  readonly grouping: readonly string[];
};

/** What a query asks for. Throws where it is no PromQL. */
function read(query: string): Query {
  const text = query.replaceAll('$__rate_interval', '5m');
  const selectors: Query['selectors'][number][] = [];
  const grouping: string[] = [];
  let label = '';
  let isGrouping = false;
  parser.parse(text).iterate({
    enter({ name, type, from, to }) {
      const words = text.slice(from, to);
      if (type.isError) throw new Error(`no PromQL at ${from}: ${query}`);
      if (name === 'VectorSelector') selectors.push({ name: '', matchers: [] });
      if (name === 'GroupingLabels') isGrouping = true;
      const selector = selectors.at(-1);
      if (name === 'Identifier' && selector) selector.name = words;
      if (name === 'LabelName' && isGrouping) grouping.push(words);
      if (name === 'LabelName') label = words;
      if (name === 'StringLiteral') {
        selector?.matchers.push([label, words.slice(1, -1).split('|')]);
      }
    },
    leave({ name }) {
      if (name === 'GroupingLabels') isGrouping = false;
    },
  });
  return { selectors, grouping };
}

/** What a query asks for that the bot does not have. */
function faults(query: string, shown: readonly string[], samples: Samples): string[] {
  const { selectors, grouping } = read(query);
  const labels = new Set(selectors.flatMap(({ name }) => [...(samples.get(name)?.keys() ?? [])]));
  return [
    ...(selectors.length === 0 ? [`${query} asks for nothing`] : []),
    ...selectors.flatMap(({ name, matchers }) => {
      const known = samples.get(name);
      if (!known) return [`there is no ${name}`];
      return matchers.flatMap(([label, values]) =>
        values
          .filter((value) => !known.get(label)?.has(value))
          .map((value) => `no ${name} has ${label}="${value}"`),
      );
    }),
    ...[...grouping, ...shown]
      .filter((label) => !labels.has(label))
      .map((label) => `nothing in ${query} has a label ${label}`),
  ];
}

const namesIn = (template: string, pattern: RegExp) =>
  [...template.matchAll(pattern)].map(([, name = '']) => name);

describe('the alert rules', () => {
  test('are six, each with a name of its own, a severity and what to do', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(6);
    expect(rules.length).toBe(6);
    for (const { labels, annotations } of rules) {
      expect(['critical', 'warning']).toContain(labels.severity);
      expect(annotations.summary).not.toBe('');
      expect(annotations.description).not.toBe('');
    }
  });

  test.each(rules)('$alert asks for what the bot measures', async ({ expr, annotations }) => {
    const shown = namesIn(annotations.summary, /\$labels\.(\w+)/g);
    expect(faults(expr, shown, await scraped())).toEqual([]);
  });
});

describe('the dashboard', () => {
  test.each(panels)('shows what the bot measures: $title', async ({ targets }) => {
    const samples = await scraped();
    expect(targets.length).toBeGreaterThan(0);
    for (const { expr, legendFormat } of targets) {
      expect(faults(expr, namesIn(legendFormat, /\{\{(\w+)\}\}/g), samples)).toEqual([]);
    }
  });

  test('leaves out no metric of the bot', async () => {
    const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join(' ');
    const names = [...(await scraped()).keys()].filter((name) => name.startsWith('briefing_bot'));
    const families = new Set(names.map((name) => name.replace(/_(?:bucket|sum|count)$/, '')));
    expect([...families].filter((name) => !shown.includes(name))).toEqual([]);
  });
});

test.each([
  ['briefing_bot_nothing > 0', 'there is no briefing_bot_nothing'],
  ['briefing_bot_requests_total{outcome="lost"}', 'has outcome="lost"'],
  ['sum by (guild) (briefing_bot_ready)', 'has a label guild'],
])('what there is not is found: %s', async (query, fault) => {
  expect(faults(query, [], await scraped()).join()).toContain(fault);
});

test('what is no PromQL is found', () =>
  expect(() => read('sum(rate(x[5m])')).toThrow('no PromQL'));
