import type { Route } from '../route.ts';
import { botRoutes } from './bot.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';

/** Every route that the server speaks; fixed paths stand before those with parameters. */
const ROUTES = {
  ...botRoutes,
  ...commandRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...interactionRoutes,
};

/** A route as faults and records name it: `POST /channels/:channel/messages`. */
export type RouteName = keyof typeof ROUTES;

export type Match = {
  readonly name: RouteName;
  readonly route: Route;
  readonly param: (name: string) => string;
};

const PATTERNS = Object.entries(ROUTES).map(([name, route]) => ({
  name: name as RouteName,
  route: route as Route,
  steps: name.split('/'),
}));

/** The route of a request, or null: this server does not speak it. */
export function matchRoute(method: string, path: string): Match | null {
  const steps = `${method} ${path}`.split('/');
  const found = PATTERNS.find(
    (pattern) =>
      pattern.steps.length === steps.length &&
      pattern.steps.every((step, index) => step.startsWith(':') || step === steps[index]),
  );
  if (!found) return null;
  const { name, route } = found;
  const param = (wanted: string) => {
    const value = steps[found.steps.indexOf(`:${wanted}`)];
    if (value === undefined) throw new Error(`${name} has no part :${wanted}`);
    return decodeURIComponent(value);
  };
  return { name, route, param };
}
