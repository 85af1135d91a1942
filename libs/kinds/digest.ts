import {
  digestActs,
  digest,
  digestTexts,
  missingOf,
  type DigestCommand,
  type DigestFacts,
  type DigestMachine,
  type DigestState,
} from '@anjing/digest';
import type { Elapse } from '@anjing/lifecycle';
import { businessEnvironmentOffice, lawsOf, type RegisterView } from '@anjing/registers';
import type { Laws } from '@anjing/rules';
import type { CaseKind, Question } from '@anjing/cases';
import { receiversOf } from './filing';

/** How the case handler carries digests. */
export const digestKind: CaseKind<DigestMachine, DigestCommand, DigestFacts, Laws> = {
  name: 'digest',
  lifecycle: digest,
  catalogue: digestTexts,
  acts: digestActs,
  facts: (question) => Promise.resolve(facts(question)),
  parties: (state, view, command) => {
    const bureau = bureauOf(state, command);
    // A note may come for a digest that was never opened: its agency's filings went to another bureau then.
    if (bureau === undefined) return {};
    const [office = officeOf(view, bureau)] = state.context.to;
    return { bureau, ...(office !== undefined && { office }) };
  },
  jurisdiction: (state, view) => jurisdictionOf(view, state.context.bureau),
  law: (state, view) => lawsOf(view, jurisdictionOf(view, state.context.bureau)),
  summary: (state) => {
    const { bureau, of, noted, copies } = state.context;
    const [sent] = copies;
    return {
      bureau: bureau ?? '',
      filing: of?.filing ?? '',
      period: of?.period ?? '',
      filings: noted.length,
      missing: missingOf(state.context).length,
      ...(sent && { sentAt: sent.at }),
    };
  },
};

function bureauOf({ context }: DigestState, command: DigestCommand | Elapse | undefined): string | undefined {
  return context.bureau ?? (command && 'bureau' in command ? command.bureau : undefined);
}

function jurisdictionOf(view: RegisterView, bureau: string | undefined) {
  return bureau === undefined ? undefined : view.find('bureau', bureau)?.jurisdiction;
}

function officeOf(view: RegisterView, bureau: string) {
  const area = jurisdictionOf(view, bureau);
  return area === undefined ? undefined : businessEnvironmentOffice(view, area);
}

function facts({ now, view, state, command, by }: Question<DigestMachine, DigestCommand>): DigestFacts {
  const bureau = bureauOf(state, command);
  const office = bureau === undefined ? undefined : officeOf(view, bureau);
  return {
    now,
    by,
    laws: lawsOf(view, jurisdictionOf(view, bureau)),
    // Whose filings are expected is settled when the digest is opened.
    agencies: state.matches('absent') && bureau !== undefined ? agenciesOf(view, bureau) : [],
    offices: office === undefined ? [] : [office],
  };
}

/** Agencies whose filings go to a bureau. */
function agenciesOf(view: RegisterView, bureau: string): readonly string[] {
  return view
    .all('agency')
    .map(({ id }) => id)
    .filter((agency) => receiversOf(view, agency).bureau === bureau);
}
