import { webApi } from '@slack/bolt';
import type { Publisher } from '../../digests/delivery/index.ts';
import { keepLatest } from '../../library/index.ts';
import { type Installations, Unopened } from '../../store/index.ts';
import { isLogged, TokenTrouble } from '../shared/client/index.ts';
import { errorLine, fatalReason, type SlackAppSettings } from './client/index.ts';
import { BotToken, type SlackInstallation } from './installations/index.ts';
import { type SharedParts, Workspace } from './workspace.ts';

type Parts = SharedParts & {
  readonly settings: SlackAppSettings;
  readonly installations: Installations;
  readonly clientOptions: webApi.WebClientOptions;
  /** Names this copy of the bot, among all that share the store. */
  readonly holder: string;
  /** Told that Slack refuses the token of an installation, with the line for the log and Slack's code. */
  readonly onRefused: (refused: Versioned, reason: string, code: string) => void;
  /** Told that a workspace, which another installation served before, is served by one of an organization. */
  readonly onReturned: (team: string) => Promise<void>;
};

/** Where a request comes from, as Bolt has it. */
export type Source = {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
};

/** A workspace that is served, and who the bot is there. */
export type Found = { readonly workspace: Workspace; readonly installation: SlackInstallation };

/** Nobody is answered there. The message is for the log. */
export class NotServed extends Error {}

/** An installation as it was asked about. */
export type Versioned = { readonly id: string; readonly version: number };

/** Whether Slack takes the token of an installation; `unknown`: it does not say, or there is no token to ask with. */
type Standing =
  | { readonly is: 'none' }
  /** `version`: that of the installation; left out: no key opens it. */
  | { readonly is: 'taken' | 'refused' | 'unknown'; readonly version?: number };

/** So many workspaces are kept in memory, those that were served last. */
const MOST = 1000;

type Kept = {
  readonly workspace: Workspace;
  readonly token: BotToken;
  /** Slack is being asked who the bot is there. */
  introducing: Promise<void> | null;
};

/**
 * The workspaces that have installed the app, each with a client, a pace and a memory of its own; an installation of
 * an organization serves many, with one token.
 */
export class Workspaces {
  readonly #parts: Parts;
  readonly #ending = new AbortController();
  readonly #tokens = new Map<string, BotToken>();
  /** The version of each installation whose token Slack refuses. */
  readonly #refused = new Map<string, number>();
  /** By the workspace's id, the one that was served last at the end. */
  readonly #kept = new Map<string, Kept>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The workspace that a request comes from. Rejects with `NotServed`, and when the store fails. */
  async of({ teamId, enterpriseId, isEnterpriseInstall }: Source): Promise<Found> {
    const id = isEnterpriseInstall ? enterpriseId : teamId;
    if (!id) throw new NotServed('Slack: a request names no workspace: please report this');
    const team = teamId ?? id;
    const isNew = this.#kept.get(team)?.token.id !== id;
    const found = await this.#serve(team, id);
    if (isEnterpriseInstall && isNew) await this.#assign(team, id);
    return found;
  }

  async #assign(team: string, id: string): Promise<void> {
    const { installations, onReturned } = this.#parts;
    const before = await installations.servingTeam(team);
    if (before === id) return;
    await installations.assign(team, id);
    if (before !== null) await onReturned(team);
  }

  /**
   * How digests are posted in a workspace, with a token that lasts; null: they cannot be now. Rejects when the store
   * fails.
   */
  async publisherFor(team: string): Promise<Publisher | null> {
    const { installations, log } = this.#parts;
    const id = await installations.servingTeam(team);
    if (id === null) return null;
    try {
      const { workspace } = await this.#serve(team, id);
      await this.#tokenOf(id).current();
      await this.#introduce(team);
      return workspace.publisher();
    } catch (error) {
      if (!(error instanceof NotServed || error instanceof TokenTrouble)) throw error;
      log[isLogged(error) ? 'debug' : 'warn']({ workspace: team }, error.message);
      return null;
    }
  }

  /** Asks Slack how an installation stands. Rejects when the store fails. */
  async standingOf(id: string): Promise<Standing> {
    const token = this.#tokenOf(id);
    await token.reload();
    try {
      if (!(await token.installation())) return { is: 'none' };
      const value = await token.current();
      const { version } = token;
      return { is: await this.#standingOf(value), version };
    } catch (error) {
      if (error instanceof Unopened) return { is: 'unknown' };
      if (error instanceof TokenTrouble) return { is: 'unknown', version: token.version };
      throw error;
    }
  }

  async #standingOf(token: string): Promise<'taken' | 'refused' | 'unknown'> {
    try {
      await new webApi.WebClient(token, this.#parts.clientOptions).auth.test();
      return 'taken';
    } catch (error) {
      if (!(error instanceof webApi.SlackError)) throw error;
      return fatalReason(error, 'the token of this workspace') === null ? 'unknown' : 'refused';
    }
  }

  /** The workspaces that an organization lets the app into; null: Slack does not say. Never rejects. */
  async grantedTo(id: string): Promise<ReadonlySet<string> | null> {
    try {
      const token = await this.#tokenOf(id).current();
      return await teamsOf(new webApi.WebClient(token, this.#parts.clientOptions));
    } catch {
      return null;
    }
  }

  /** Leaves one workspace of an organization. */
  dropTeam(team: string): void {
    this.#kept.get(team)?.workspace.end();
    this.#kept.delete(team);
  }

  /** Leaves the workspaces of an installation that is gone or has changed: they are served anew if it is there. */
  drop(id: string): void {
    this.#tokens.delete(id);
    this.#refused.delete(id);
    for (const [team, { token, workspace }] of this.#kept) {
      if (token.id !== id) continue;
      workspace.end();
      this.#kept.delete(team);
    }
  }

  /** Leaves all. */
  end(): void {
    this.#ending.abort();
    for (const { workspace } of this.#kept.values()) workspace.end();
  }

  async #serve(team: string, id: string): Promise<Found> {
    const token = this.#tokenOf(id);
    const known = await token.installation().catch((error: unknown) => {
      if (error instanceof Unopened) throw new NotServed(explainUnopened(id, error));
      throw error;
    });
    if (!known) {
      this.drop(id);
      throw new NotServed(`Slack: the app is not installed in ${id}: nobody is answered there`);
    }
    if (this.#refused.get(id) === known.version) {
      throw new NotServed(`Slack refuses the token of ${id}: have the app installed there again`);
    }
    const kept = this.#kept.get(team);
    const isUsable = kept?.token === token && !kept.workspace.signal.aborted;
    const one = isUsable ? kept : this.#make(team, token, known.content);
    keepLatest(this.#kept, team, one, MOST);
    return { workspace: one.workspace, installation: known.content };
  }

  #tokenOf(id: string): BotToken {
    const { settings, installations, clientOptions, holder, log, now, wait } = this.#parts;
    const known = this.#tokens.get(id);
    if (known) return known;
    const token = new BotToken(id, {
      ...{ settings, installations, clientOptions, holder, log, now },
      wait: (ms) => wait(ms, this.#ending.signal),
    });
    this.#tokens.set(id, token);
    return token;
  }

  #make(team: string, token: BotToken, { isOrg }: SlackInstallation): Kept {
    const { clientOptions, onRefused, ...parts } = this.#parts;
    const workspace = new Workspace({
      ...parts,
      token: { named: 'the token of this workspace', value: token },
      // One token for many workspaces does not say which is meant.
      clientOptions: { ...clientOptions, ...(isOrg && { teamId: team }) },
      onRefused: (reason, code) => {
        const { id, version } = token;
        this.#refused.set(id, version);
        onRefused({ id, version }, reason, code);
      },
    });
    return { workspace, token, introducing: null };
  }

  /** Asks once who the bot is in a workspace; where Slack does not say, it is asked again for the next digest. */
  async #introduce(team: string): Promise<void> {
    const kept = this.#kept.get(team);
    if (!kept || kept.workspace.publisher()) return;
    kept.introducing ??= kept.workspace
      .introduce(team)
      .then(() => {})
      .catch((error: unknown) => {
        const line = `${errorLine(error)}. Its digests wait`;
        this.#parts.log[isLogged(error) ? 'debug' : 'warn']({ workspace: team }, line);
      })
      .finally(() => {
        kept.introducing = null;
      });
    await kept.introducing;
  }
}

/** Source: https://docs.slack.dev/reference/methods/auth.teams.list */
async function teamsOf(client: webApi.WebClient): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await client.auth.teams.list({ limit: 1000, ...(cursor && { cursor }) });
    for (const { id } of page.teams ?? []) if (id) found.add(id);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return found;
}

const explainUnopened = (id: string, { message }: Unopened) =>
  `Slack: the token of ${id} cannot be read: ${message}. Set ENCRYPTION_KEY to the key that it was sealed with, or have the app installed there again`;
