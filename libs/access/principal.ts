import { createMongoAbility, subject, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { Actor, Parties, Role } from '@anjing/lifecycle';
import { actingPosts, type ActingPost, type EntryId, type RegisterView } from '@anjing/registers';
import { isPersonal, isSigning, permissions, type CaseSubject, type Subject } from './table';
import { AccessDenied } from './texts';
import type { Caller } from './tokens';

/** An act that somebody owes, as tasks name it. */
export interface Duty {
  readonly kind: CaseSubject;
  readonly act: string;
  readonly organisation: EntryId;
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
    const held = actingPosts(view, person.id);
    // A post that they hold no more chooses nothing.
    const chosen = held.filter(({ post }) => post === caller.acting);
    const posts = chosen.length > 0 ? chosen : held;
    return new Principal(
      caller,
      person.id,
      posts.map((post) => capacity(actorOf(post), post.organisation, post.role)),
    );
  }

  /** Organisations in which the caller acts. */
  get organisations(): EntryId[] {
    return [...new Set(this.capacities.map(({ organisation }) => organisation))];
  }

  /** Organisations through which the caller may see cases of a kind, or figures. */
  readsFor(kind: Exclude<Subject, 'house'>): EntryId[] {
    const readers = this.capacities.filter(({ ability }) => ability.can('read', kind));
    return [...new Set(readers.map(({ organisation }) => organisation))];
  }

  /** Whether the caller may know of the case at all. */
  sees(kind: CaseSubject, parties: Parties): boolean {
    return this.capacities.some(({ ability }) => ability.can('read', subject(kind, { ...parties })));
  }

  /**
   * The duties that the caller may fulfil, in each organisation they act in.
   * @param acts each command of a kind, with the name that tasks give it
   */
  duties(acts: readonly { kind: CaseSubject; command: string; act: string }[]): Duty[] {
    return this.capacities.flatMap(({ ability, organisation }) =>
      acts
        .filter(({ kind, command }) => ability.can(command, kind))
        .map(({ kind, act }) => ({ kind, act, organisation })),
    );
  }

  /** Of `acts`, those the caller may do on the case. */
  allowed<Act extends string>(kind: CaseSubject, parties: Parties, acts: readonly Act[]): Act[] {
    return acts.filter((act) => this.capacityFor(kind, act, parties));
  }

  /**
   * The capacity in which the caller does `act` on the case: their own post before one under a mandate.
   * @throws AccessDenied 403, or 401 where they have to prove anew who they are
   */
  actingOn(kind: CaseSubject, parties: Parties, act: string): Actor {
    const capacity = this.capacityFor(kind, act, parties);
    if (capacity && this.caller.authenticationIsOld && isSigning(kind, act)) {
      throw new AccessDenied(401, 'access.authentication-not-fresh');
    }
    if (capacity) return capacity.actor;
    const personal = this.caller.kind === 'system' && isPersonal(kind, act);
    throw new AccessDenied(403, personal ? 'access.person-only' : 'access.not-for-your-post');
  }

  /**
   * The capacity for an act that opens a case, whatever the case will concern: its lifecycle judges that.
   * @throws AccessDenied 403
   */
  opening(kind: CaseSubject, act: string): Actor {
    const capacity = this.capacities.find(({ ability }) => ability.can(act, kind));
    if (!capacity) throw new AccessDenied(403, 'access.not-for-your-post');
    return capacity.actor;
  }

  /**
   * The capacity for an act that is about no case: registers, gates, the demonstration clock.
   * @param parties whose it is, where it is somebody's
   * @throws AccessDenied 403
   */
  acting(act: string, parties: Parties = {}): Actor {
    const capacity = this.capacities.find(({ ability }) => ability.can(act, subject('house', { ...parties })));
    if (!capacity) throw new AccessDenied(403, 'access.not-for-your-post');
    return capacity.actor;
  }

  /** Whether the caller may do an act that is about no case. */
  may(act: string, parties: Parties): boolean {
    return this.capacities.some(({ ability }) => ability.can(act, subject('house', { ...parties })));
  }

  private capacityFor(kind: CaseSubject, act: string, parties: Parties): Capacity | undefined {
    const able = this.capacities.filter(({ ability }) => ability.can(act, subject(kind, { ...parties })));
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
    .map(({ of, relation, acts }): RawRuleOf<MongoAbility> => ({
      action: [...acts],
      subject: of,
      // A relation with several organisations holds where one of them is the caller's.
      ...(relation !== 'any' && { conditions: { [relation]: organisation } }),
    }));
  return createMongoAbility(rules);
}
