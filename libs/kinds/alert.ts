import { createHash } from 'node:crypto';
import {
  businessEnvironmentOffice,
  chainOf,
  lawsOf,
  organisationsOf,
  routeOf,
  type EntryId,
  type RegisterView,
} from '@anjing/registers';
import type { Laws } from '@anjing/rules';
import {
  alertActs,
  alert,
  alertTexts,
  type AlertCommand,
  type AlertFacts,
  type AlertFinding,
  type AlertMachine,
} from '@anjing/supervision';
import { peopleOf } from '@anjing/application';
import type { CaseKind } from '@anjing/cases';

/** The stream of the alert that a finding raises: one a model and subject. */
export function alertStream({ model, subject }: Pick<AlertFinding, 'model' | 'subject'>): string {
  return `alert/${createHash('sha256').update(`${model} ${subject}`).digest('hex').slice(0, 32)}`;
}

/** How the case handler carries alerts. */
export const alertKind: CaseKind<AlertMachine, AlertCommand, AlertFacts, Laws> = {
  name: 'alert',
  lifecycle: alert,
  catalogue: alertTexts,
  acts: alertActs,
  facts: ({ now, view, state, command, by }) => {
    const agency = agencyOf(state.context.raised?.finding ?? findingOf(command));
    const route = followedUpBy(view, agency, now);
    return Promise.resolve({
      now,
      by,
      laws: lawsFor(view, agency),
      organisationsOfActor: organisationsOf(view, peopleOf(by)),
      ...(route && { route }),
    });
  },
  parties: ({ context: { raised } }, view, command) => {
    if (!raised) return { agency: agencyOf(findingOf(command)) };
    const { finding, bureau, authority } = raised;
    const area = view.find('bureau', bureau)?.jurisdiction;
    const office = area === undefined ? undefined : businessEnvironmentOffice(view, area);
    return { agency: finding.agency, bureau, authority, ...(office !== undefined && { office }) };
  },
  jurisdiction: ({ context: { raised } }, view) =>
    raised && (raised.finding.jurisdiction ?? view.find('agency', raised.finding.agency)?.jurisdiction),
  law: ({ context: { raised } }, view) => lawsFor(view, raised?.finding.agency),
  summary: ({ context: { raised, findings, raisings } }) => ({
    ...(raised && {
      model: raised.finding.model,
      agency: raised.finding.agency,
      ...(raised.finding.enterprise !== undefined && { enterprise: raised.finding.enterprise }),
      why: findings.at(-1)?.why ?? raised.finding.why,
      findings: findings.length,
      raisings,
    }),
  }),
};

function findingOf(command: { readonly do: string } | undefined): AlertFinding | undefined {
  return command && 'finding' in command ? (command as Extract<AlertCommand, { do: 'raise' }>).finding : undefined;
}

function agencyOf(finding: AlertFinding | undefined): EntryId {
  if (!finding) throw new Error('an alert without a finding concerns nobody');
  return finding.agency;
}

function lawsFor(view: RegisterView, agency: EntryId | undefined): Laws {
  return lawsOf(view, agency === undefined ? undefined : view.find('agency', agency)?.jurisdiction);
}

/** The bureau and the authority of the agency's level; an agency that the pack maps to nobody is the city's to follow up. */
function followedUpBy(view: RegisterView, agency: EntryId, now: string): AlertFacts['route'] {
  const entry = view.find('agency', agency);
  const pack = entry && lawsFor(view, agency).packAt(now);
  if (!pack) return undefined;
  const route = routeOf(view, agency, pack);
  if (route) return route;
  const city = chainOf(view, entry.jurisdiction).at(-1) ?? entry.jurisdiction;
  const [bureau] = view.where('bureau', 'jurisdiction', city);
  const [authority] = view.where('authority', 'jurisdiction', city);
  return bureau && authority && { bureau: bureau.id, authority: authority.id };
}
