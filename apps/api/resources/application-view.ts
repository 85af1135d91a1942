import type { ApplicationMachine, Opinion } from '@anjing/application';
import type { Standing } from '@anjing/cases';
import type { Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';
import { idOf, nameOf, shown, whoOf } from '../door/case-views';

function opinionView({ text, by, at }: Opinion, view: RegisterView, language: Language) {
  return { text: shown(text), by: whoOf(view, by, language), at };
}

/** What an application says: the form, its receipt, its opinions. */
export function applicationView({ stream, state, view }: Standing<ApplicationMachine>, language: Language) {
  const { form, receipt, review, decision, defects, signature, successor, round } = state.context;
  if (!form) throw new Error(`${stream} has no form`);
  return {
    ...(receipt && { number: receipt.number }),
    form: {
      ...form,
      reason: shown(form.reason),
      ...(form.explanatoryNote && { explanatoryNote: shown(form.explanatoryNote) }),
      ...(form.follows !== undefined && { follows: idOf(form.follows) }),
      ...(form.supersedes !== undefined && { supersedes: idOf(form.supersedes) }),
    },
    agencyName: nameOf(view, form.agency, language),
    ...(receipt && {
      target: receipt.target,
      bureau: receipt.bureau,
      bureauName: nameOf(view, receipt.bureau, language),
      authority: receipt.authority,
      authorityName: nameOf(view, receipt.authority, language),
      receipt: {
        round,
        at: receipt.at,
        receivedOn: receipt.receivedOn,
        latestFiling: receipt.latestFiling,
        rule: receipt.leadTime.rule[language],
        article: receipt.leadTime.article,
        counted: receipt.leadTime.counted,
        skipped: receipt.leadTime.skipped.map(({ date, reason }) => ({ date, reason: reason[language] })),
        rulePack: receipt.leadTime.rulePack,
        calendarVersion: receipt.leadTime.calendarVersion,
      },
    }),
    ...(signature && { signature: { by: whoOf(view, signature.by, language), at: signature.at } }),
    ...(review && { review: opinionView(review, view, language) }),
    ...(decision && { decision: opinionView(decision, view, language) }),
    defects: defects.map(({ field, text }) => ({ field, text: shown(text) })),
    ...(successor !== undefined && { successor: idOf(successor) }),
  };
}
