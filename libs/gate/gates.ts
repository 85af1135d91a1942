import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AccessDenied } from '@anjing/access';
import { keptWithin, type Actor } from '@anjing/lifecycle';
import type { DeviceLink, EntryId, EntryOf, RegisterView } from '@anjing/registers';
import { NoSuchCase } from '@anjing/cases';
import type { RegisterHandler } from '@anjing/register-desk';

/** A gate with its id, and the enterprise of its site. */
export type KnownGate = EntryOf<'gate'> & { readonly id: EntryId; readonly enterprise: EntryId };

/** Somebody changes what device speaks for a gate. */
export interface LinkAct {
  readonly gate: EntryId;
  readonly commandId: string;
  readonly digest: string;
  /** @throws where the caller may not do so for this enterprise */
  readonly authorize: (view: RegisterView, enterprise: EntryId) => Actor;
}

/** The gates on the registers, and the devices that speak for them. */
export class Gates {
  /** @param masterKey from which the devices' secrets are drawn, so that the same act is answered the same twice */
  constructor(
    private readonly registers: RegisterHandler,
    private readonly masterKey: Buffer,
  ) {}

  /**
   * Links a new device to a gate; the one before speaks for nobody any more.
   * @returns the device's word of access, shown this once: only its hash stands
   */
  async link(act: LinkAct): Promise<string> {
    const secret = createHmac('sha256', this.masterKey).update(`gate ${act.gate} ${act.commandId}`).digest('base64url');
    await this.put(act, ({ at }) => ({ hash: hashOf(secret), since: at }));
    return `${act.gate.slice('gate/'.length)}:${secret}`;
  }

  /** Takes the link of a gate's device away. */
  async revoke(act: LinkAct): Promise<void> {
    await this.put(act, ({ at }, { link, id }) => {
      if (!link) throw new NoSuchCase(id);
      return { ...link, revokedAt: link.revokedAt ?? at };
    });
  }

  /**
   * The gate that a device speaks for.
   * @param authorization the header as it came: `Gate <name>:<secret>`
   * @throws AccessDenied 401
   */
  async speaking(authorization: string | undefined): Promise<KnownGate> {
    const [, name = '', secret = ''] = /^Gate ([\w.-]{1,120}):([\w-]{43})$/i.exec(authorization ?? '') ?? [];
    const gate = gateIn(await this.registers.now(), `gate/${name}`);
    if (!gate?.link || !isSame(hashOf(secret), gate.link.hash)) throw new AccessDenied(401, 'access.no-such-link');
    if (gate.link.revokedAt !== undefined) throw new AccessDenied(401, 'access.link-revoked');
    return gate;
  }

  /** Every gate on the registers. */
  async all(): Promise<KnownGate[]> {
    const view = await this.registers.now();
    return view.all('gate').flatMap(({ id }) => gateIn(view, id) ?? []);
  }

  private async put(
    { gate: id, commandId, digest, authorize }: LinkAct,
    linkOf: (view: RegisterView, gate: KnownGate) => DeviceLink,
  ): Promise<void> {
    const view = await this.registers.now();
    const gate = gateIn(view, id);
    if (!gate) throw new NoSuchCase(id);
    const { site, name, enterprise } = gate;
    await this.registers.put({
      kind: 'gate',
      id,
      data: keptWithin({ site, name, link: linkOf(view, gate) }),
      commandId,
      digest,
      authorize: (asOf) => authorize(asOf, enterprise),
    });
  }
}

function gateIn(view: RegisterView, id: EntryId): KnownGate | undefined {
  const gate = view.find('gate', id);
  const enterprise = gate && view.find('site', gate.site)?.enterprise;
  return gate && enterprise !== undefined ? { ...gate, id, enterprise } : undefined;
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
