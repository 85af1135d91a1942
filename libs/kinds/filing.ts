import {
  filingActs,
  filing,
  filingTexts,
  isOwed,
  itemId,
  peopleOf,
  periodName,
  type FilingCommand,
  type FilingFacts,
  type FilingForm,
  type FilingMachine,
  type FilingState,
  type Receivers,
} from '@anjing/filing';
import { type Elapse, type Moment } from '@anjing/lifecycle';
import { businessEnvironmentOffice, lawsOf, organisationsOf, routeOf, type RegisterView } from '@anjing/registers';
import type { Laws } from '@anjing/rules';
import type { CaseKind, Question } from '@anjing/cases';

type FilingQuestion = Question<FilingMachine, FilingCommand>;

/** How the case handler carries filings. */
export const filingKind: CaseKind<FilingMachine, FilingCommand, FilingFacts, Laws> = {
  name: 'filing',
  lifecycle: filing,
  catalogue: filingTexts,
  acts: filingActs,
  facts: (question) => Promise.resolve(facts(question)),
  parties: (state, view, command) => {
    const agency = agencyOf(state, command);
    if (agency === undefined) throw new Error('a filing without an agency concerns nobody');
    const known = state.context.agency === undefined ? receiversOf(view, agency) : state.context.receivers;
    return { agency, ...known };
  },
  jurisdiction: (state, view) => jurisdictionOf(view, state.context.agency),
  law: (state, view) => lawsOf(view, jurisdictionOf(view, state.context.agency)),
  summary: (state) => {
    const { agency, period, inForce, receivers } = state.context;
    const name = period && periodName(period);
    return {
      agency: agency ?? '',
      filing: period?.filing ?? '',
      ...(name !== undefined && { period: name }),
      ...(receivers.bureau !== undefined && { bureau: receivers.bureau }),
      ...(inForce && { versionInForce: inForce.version, effectiveFrom: inForce.effectiveFrom }),
      owed: isOwed(state),
    };
  },
};

function agencyOf({ context }: FilingState, command: FilingCommand | Elapse | undefined): string | undefined {
  if (context.agency !== undefined) return context.agency;
  if (command === undefined) return undefined;
  if ('agency' in command) return command.agency;
  return 'form' in command ? command.form.agency : undefined;
}

function jurisdictionOf(view: RegisterView, agency: string | undefined) {
  return agency === undefined ? undefined : view.find('agency', agency)?.jurisdiction;
}

/** Who receives an agency's filings: the bureau of its level, and the business-environment office beside it. */
export function receiversOf(view: RegisterView, agency: string, moment: Moment = view.at): Receivers {
  const jurisdiction = jurisdictionOf(view, agency);
  const pack = lawsOf(view, jurisdiction).packAt(moment);
  const bureau = pack && routeOf(view, agency, pack)?.bureau;
  const area = (bureau === undefined ? undefined : view.find('bureau', bureau)?.jurisdiction) ?? jurisdiction;
  const office = area === undefined ? undefined : businessEnvironmentOffice(view, area);
  return { ...(bureau !== undefined && { bureau }), ...(office !== undefined && { office }) };
}

function facts({ now, view, state, command, by }: FilingQuestion): FilingFacts {
  const agency = agencyOf(state, command) ?? '';
  const asker = command.do === 'askCorrection' ? (command.through?.by ?? by) : by;
  return {
    now,
    by,
    laws: lawsOf(view, jurisdictionOf(view, agency)),
    organisationsOfActor: organisationsOf(view, peopleOf(asker)),
    agencyKnown: view.find('agency', agency) !== undefined,
    receivers: receiversOf(view, agency),
    listed: new Set(view.where('item', 'agency', agency).map(({ id }) => id)),
    takenIds: takenIds(view, 'form' in command ? command.form : state.context.content),
  };
}

function takenIds(view: RegisterView, form: FilingForm | undefined): ReadonlySet<string> {
  if (form?.filing !== 'itemList') return new Set();
  const { agency } = form;
  return new Set(
    form.items
      .map(({ key }) => itemId(agency, key))
      .filter((id) => (view.find('item', id)?.agency ?? agency) !== agency),
  );
}
