import { createMongoAbility, subject, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { Actor } from '@anjing/lifecycle';
import { actingPosts, type ActingPost, type EntryId, type RegisterView } from '@anjing/registers';
import { permissions, personalActs, type Role } from './table';
import { AccessDenied } from './texts';
import type { Caller } from './tokens';

/** The organisations of a case that permissions go by. */
export interface CaseParties {
  readonly agency: EntryId;
  readonly bureau?: EntryId;
  readonly authority?: EntryId;
}

/** One capacity in which the caller may act, with what the table lets it do. */
interface Capacity {
  readonly actor: Actor;
  readonly organisation: EntryId;
  readonly ability: MongoAbility;
}

/** A caller as the registers know them at a moment: the capacities they may act in. */
export class Principal {
  private constructor(
    readonly caller: Caller,
    /** Id of the person or system. */
    readonly id: EntryId,
    private readonly capacities: readonly Capacity[],
  ) {}

  /** @throws AccessDenied 403 where the registers do not know the account */
  static of(caller: Caller, view: RegisterView): Principal {
    if (caller.kind === 'system') {
      const [system] = view.where('system', 'subjects', caller.subject);
      if (!system) throw new AccessDenied(403, 'access.unknown-account');
      const actor: Actor = { kind: 'system', system: system.id, organisation: system.agency };
      return new Principal(caller, system.id, [capacity(actor, system.agency, 'system')]);
    }
    const [person] = view.where('person', 'subjects', caller.subject);
    if (!person) throw new AccessDenied(403, 'access.unknown-account');
    const posts = actingPosts(view, person.id);
    return new Principal(
      caller,
      person.id,
      posts.map((post) => capacity(actorOf(post), post.organisation, post.role)),
    );
  }

  /** Organisations whose cases the caller may see. */
  get organisations(): EntryId[] {
    return [...new Set(this.capacities.map(({ organisation }) => organisation))];
  }

  /** Whether the caller may know of the case at all. */
  sees(parties: CaseParties): boolean {
    return this.capacities.some(({ ability }) => ability.can('read', subject('case', { ...parties })));
  }

  /** Whether there may be cases on which the caller does `act`. */
  couldDo(act: string): boolean {
    return this.capacities.some(({ ability }) => ability.can(act, 'case'));
  }

  /** Of `acts`, those the caller may do on the case. */
  allowed(parties: CaseParties, acts: readonly string[]): string[] {
    return acts.filter((act) => this.capacityFor(act, parties));
  }

  /**
   * The capacity in which the caller does `act` on the case: their own post before one under a mandate.
   * @throws AccessDenied 403
   */
  actingOn(parties: CaseParties, act: string): Actor {
    const capacity = this.capacityFor(act, parties);
    if (capacity) return capacity.actor;
    const personal = this.caller.kind === 'system' && personalActs.includes(act);
    throw new AccessDenied(403, personal ? 'access.person-only' : 'access.not-for-your-post');
  }

  /**
   * The capacity for an act that opens a case, whatever the case will concern: its lifecycle judges that.
   * @throws AccessDenied 403
   */
  opening(act: string): Actor {
    const capacity = this.capacities.find(({ ability }) => ability.can(act, 'case'));
    if (!capacity) throw new AccessDenied(403, 'access.not-for-your-post');
    return capacity.actor;
  }

  /**
   * The capacity for an act that is about no case: registers, the demonstration clock.
   * @throws AccessDenied 403
   */
  acting(act: string): Actor {
    const capacity = this.capacities.find(({ ability }) => ability.can(act, 'house'));
    if (!capacity) throw new AccessDenied(403, 'access.not-for-your-post');
    return capacity.actor;
  }

  private capacityFor(act: string, parties: CaseParties): Capacity | undefined {
    const able = this.capacities.filter(({ ability }) => ability.can(act, subject('case', { ...parties })));
    return able.find(({ actor }) => actor.kind !== 'person' || !actor.mandate) ?? able[0];
  }
}

function actorOf({ role: _, ...actor }: ActingPost): Actor {
  return actor;
}

/** What the table lets a role of an organisation do. It never changes while the process runs, so it is built once. */
const abilities = new Map<string, MongoAbility>();

function capacity(actor: Actor, organisation: EntryId, role: Role): Capacity {
  const key = `${role} ${organisation}`;
  const ability = abilities.get(key) ?? abilityOf(organisation, role);
  abilities.set(key, ability);
  return { actor, organisation, ability };
}

function abilityOf(organisation: EntryId, role: Role): MongoAbility {
  const rules = permissions
    .filter((permission) => permission.role === role)
    .map(({ relation, acts }): RawRuleOf<MongoAbility> =>
      relation === 'any'
        ? { action: [...acts], subject: 'house' }
        : { action: [...acts], subject: 'case', conditions: { [relation]: organisation } },
    );
  return createMongoAbility(rules);
}
