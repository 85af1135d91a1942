import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationCity, RegisterBook } from '@anjing/registers';
import {
  AccessDenied,
  isPersonal,
  isSigning,
  permissions,
  Principal,
  type CaseSubject,
  type Caller,
  type Relation,
} from '.';

const issuer = 'https://issuer.example';
const book = new RegisterBook();
book.take(
  demonstrationCity(issuer).entries.map(({ id, from, entry }, index) => ({
    revision: String(index + 1),
    id,
    kind: entry.kind,
    from,
    until: null,
    entry,
  })),
);
const view = book.asOf('2026-03-02T09:00:00+08:00');
const principal = (account: string, kind: Caller['kind'] = 'person') =>
  Principal.of({ subject: `${issuer}|${account}`, kind }, view);
const parties = {
  agency: 'agency/city-emergency',
  participants: ['agency/longnan-market', 'agency/city-market'],
  bureau: 'bureau/city',
  participantBureaus: ['bureau/longnan', 'bureau/city'],
  authority: 'authority/city',
};

describe('the table of permissions', () => {
  it('is the one that docs/permissions.md shows', () => {
    const relations: Record<string, Relation> = {
      'of the own agency': 'agency',
      'with a part of the own agency': 'participants',
      "with a part of an agency of the own bureau's": 'participantBureaus',
      'before the own bureau': 'bureau',
      'before the own authority': 'authority',
      'copied to the own office': 'office',
      'of the own enterprise': 'enterprise',
      'about the own organisation': 'respondent',
      'of the own side': 'complainant',
      'that the own organisation looks on at': 'observers',
      '–': 'any',
    };
    const rows = readFileSync(join(__dirname, '../../docs/permissions.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| post') && !line.startsWith('| ---'))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, role, of, relation, acts]) => ({
        role: role?.split(' ')[0],
        of: of === 'the house' ? 'house' : of,
        relation: relations[relation ?? ''],
        acts: acts?.split(', '),
      }));
    const inOrder = (
      table: readonly Partial<
        Record<'role' | 'of' | 'relation', string | undefined> & { acts: readonly string[] | undefined }
      >[],
    ) =>
      table
        .map(({ role, of, relation, acts = [] }) => `${of} | ${relation} | ${role} | ${[...acts].sort().join(', ')}`)
        .sort();
    expect(inOrder(rows)).toEqual(inOrder(permissions));
  });

  const people: readonly [account: string, kind: Caller['kind'], acts: readonly string[]][] = [
    [
      'city-emergency-clerk',
      'person',
      ['draft', 'amend', 'invite', 'uninvite', 'submit', 'withdraw', 'narrow', 'replaceOfficers', 'preflight', 'read'],
    ],
    [
      'city-emergency-head',
      'person',
      [
        'draft',
        'amend',
        'invite',
        'uninvite',
        'sign',
        'submit',
        'withdraw',
        'narrow',
        'replaceOfficers',
        'preflight',
        'read',
      ],
    ],
    ['city-emergency-inspector-1', 'person', ['preflight', 'read']],
    ['city-emergency-system', 'system', ['draft', 'amend', 'submit', 'preflight', 'read']],
    ['city-reviewer', 'person', ['review', 'read']],
    ['city-leader', 'person', ['decide', 'revoke', 'read']],
    ['city-deputy', 'person', ['decide', 'revoke', 'read']],
    ['city-fire-head', 'person', []],
    ['longnan-leader', 'person', []],
    ['longnan-reviewer', 'person', ['read']],
    ['longnan-market-head', 'person', ['consent', 'decline', 'leave', 'replaceOfficers', 'read']],
    ['longnan-market-clerk', 'person', ['decline', 'leave', 'replaceOfficers', 'read']],
    ['city-market-inspector-1', 'person', ['read']],
    ['longnan-emergency-head', 'person', []],
    ['business-environment', 'person', []],
    ['administrator', 'person', []],
  ];
  const every = [...new Set(permissions.filter(({ of }) => of === 'application').flatMap(({ acts }) => acts))];
  it.each(people)('lets %s (%s) do just their acts on a case of the city', (account, kind, acts) => {
    expect(principal(account, kind).allowed('application', parties, every).sort()).toEqual([...acts].sort());
    expect(principal(account, kind).sees('application', parties)).toBe(acts.includes('read'));
  });

  it('lets the deputy act as the leader, under the mandate', () => {
    expect(principal('city-deputy').actingOn('application', parties, 'decide')).toMatchObject({
      organisation: 'authority/city',
      mandate: { holder: 'person/city-leader' },
    });
  });

  it('lets whoever is complained about state its view, and do nothing else', () => {
    const complained = {
      respondent: 'agency/city-emergency',
      bureau: 'bureau/city',
      observers: ['office/business-environment'],
    };
    const acts = ['acknowledge', 'answer', 'close', 'giveStatement', 'supplement', 'withdraw', 'read'];
    const may = (account: string) => principal(account).allowed('complaint', complained, acts);
    expect(may('city-emergency-head')).toEqual(['giveStatement', 'read']);
    expect(may('city-emergency-inspector-1')).toEqual([]);
    expect(may('city-reviewer')).toEqual(['acknowledge', 'answer', 'close', 'read']);
    expect(may('business-environment')).toEqual(['read']);
    expect(may('longnan-reviewer')).toEqual([]);
  });

  it('keeps acts of persons from systems', () => {
    // docs/permissions.md, below the table
    const personal: Readonly<Record<CaseSubject, readonly string[]>> = {
      application: ['consent', 'decline', 'leave', 'sign', 'review', 'decide', 'revoke'],
      visit: ['recordPast', 'approveSpecial', 'checkIn', 'checkOut', 'recordResult'],
      filing: ['confirm', 'accept', 'askCorrection'],
      digest: ['askCorrection'],
      inquiry: ['answer', 'recordAnswer', 'settle', 'leaveToVisit'],
      complaint: ['acknowledge', 'forward', 'askStatement', 'giveStatement', 'answer', 'close'],
      alert: ['followUp', 'answer', 'close', 'clear'],
    };
    const system = principal('city-emergency-system', 'system');
    for (const [kind, acts] of Object.entries(personal) as [CaseSubject, readonly string[]][]) {
      const every = new Set(permissions.filter(({ of }) => of === kind).flatMap((row) => row.acts));
      expect([kind, [...every].filter((act) => isPersonal(kind, act)).sort()]).toEqual([kind, [...acts].sort()]);
      for (const act of acts) {
        expect(() => system.actingOn(kind, parties, act)).toThrow(new AccessDenied(403, 'access.person-only'));
      }
    }
  });

  it('knows by which acts somebody signs or decides', () => {
    const signing = permissions.flatMap(({ of, acts }) =>
      of === 'figures' || of === 'house' ? [] : acts.filter((act) => isSigning(of, act)).map((act) => `${of}.${act}`),
    );
    // docs/permissions.md, above the table
    expect([...new Set(signing)].sort()).toEqual([
      'application.consent',
      'application.decide',
      'application.revoke',
      'application.sign',
      'filing.confirm',
      'visit.approveSpecial',
    ]);
  });

  it('lets nobody sign or decide who proved too long ago who they are; everything else goes on', () => {
    const caller = (account: string): Caller => ({
      subject: `${issuer}|${account}`,
      kind: 'person',
      authenticationIsOld: true,
    });
    const old = new AccessDenied(401, 'access.authentication-not-fresh');
    for (const [account, act] of [
      ['city-emergency-head', 'sign'],
      ['longnan-market-head', 'consent'],
      ['city-leader', 'decide'],
      ['city-leader', 'revoke'],
    ] as const) {
      expect(() => Principal.of(caller(account), view).actingOn('application', parties, act)).toThrow(old);
      expect(principal(account).actingOn('application', parties, act)).toMatchObject({ kind: 'person' });
    }
    for (const act of ['submit', 'withdraw', 'read']) {
      const { organisation } = Principal.of(caller('city-emergency-head'), view).actingOn(
        'application',
        parties,
        act,
      ) as {
        organisation: string;
      };
      expect(organisation).toBe('agency/city-emergency');
    }
    // Who may not at all hears that, and nothing of signing in.
    expect(() => Principal.of(caller('city-reviewer'), view).actingOn('application', parties, 'decide')).toThrow(
      new AccessDenied(403, 'access.not-for-your-post'),
    );
  });

  it('lets whoever chose a post act in that alone, and one that they do not hold chooses nothing', () => {
    const acting = (post: string) =>
      Principal.of({ subject: `${issuer}|city-deputy`, kind: 'person', acting: post }, view).allowed(
        'application',
        parties,
        ['decide', 'read'],
      );
    expect(acting('post/city-deputy')).toEqual(['read']);
    expect(acting('post/city-leader')).toEqual(['decide', 'read']);
    expect(acting('post/city-reviewer')).toEqual(['decide', 'read']);
  });

  it('knows nobody whom the registers do not know', () => {
    expect(() => principal('stranger')).toThrow(new AccessDenied(403, 'access.unknown-account'));
    expect(() => principal('city-emergency-clerk', 'system')).toThrow(AccessDenied);
  });

  it('lets an enterprise link the gates of its own sites, and no others', () => {
    const contact = principal('ganzhou-economic-electronics-contact');
    const own = { enterprise: 'enterprise/ganzhou-economic-electronics' };
    expect(contact.acting('linkGates', own)).toMatchObject({ organisation: own.enterprise });
    for (const other of [{ enterprise: 'enterprise/ganzhou-economic-materials' }, {}]) {
      expect(() => contact.acting('linkGates', other)).toThrow(new AccessDenied(403, 'access.not-for-your-post'));
    }
    expect(principal('administrator').acting('linkGates', own)).toMatchObject({ organisation: 'office/platform' });
    expect(() => principal('city-emergency-head').acting('linkGates', own)).toThrow(AccessDenied);
  });

  it('lets only the administrator change registers and the demonstration clock', () => {
    expect(principal('administrator').acting('writeRegisters')).toMatchObject({ organisation: 'office/platform' });
    expect(() => principal('city-leader').acting('writeRegisters')).toThrow(
      new AccessDenied(403, 'access.not-for-your-post'),
    );
  });
});
