import { erased } from '@anjing/lifecycle';
import { answering, stateWords, wholeForm, type ApplicationMachine, type Opinion } from '@anjing/application';
import type { CarriedPass } from '@anjing/gate';
import type { Standing } from '@anjing/cases';
import type { FormFace, FormOpinion } from '@anjing/documents';
import { nameOf, whoOf } from '../door/case-views';

const empty: FormOpinion = { text: '', by: '', at: '' };

/** `2026年3月4日` */
function dateWords(moment: string): string {
  const [year, month, day] = moment.slice(0, 10).split('-').map(Number);
  return `${year ?? ''}年${month ?? ''}月${day ?? ''}日`;
}

/** What the printed form of an application says, in the language of the notice, with the passes of its days. */
export function formFace(
  { state, view, now, contentVersion }: Standing<ApplicationMachine>,
  passes: readonly CarriedPass[],
): FormFace {
  const { form, receipt, signature, review, decision } = state.context;
  if (!form) throw new Error('an application without a form cannot be printed');
  const site = view.find('site', form.site);
  const enterprise = site && view.find('enterprise', site.enterprise);
  const opinion = (one: Opinion | undefined): FormOpinion =>
    one ? { text: one.text.private ?? erased, by: whoOf(view, one.by, 'zh'), at: dateWords(one.at) } : empty;
  const parts = answering(state.context, 'consented');
  const { items, officers } = wholeForm(form, parts);
  const lead = nameOf(view, form.agency, 'zh');
  const others = parts.map(({ agency }) => nameOf(view, agency, 'zh')).join('、');
  const stands = state.matches('approved') || state.matches('inForce') || state.matches('used');
  return {
    agency: others === '' ? lead : `${lead}（牵头）、${others}`,
    filed: receipt ? dateWords(receipt.at) : '',
    number: receipt?.number ?? '',
    items: items.map((id) => {
      const item = view.find('item', id);
      return item ? `${item.name.zh}（${item.legalBasis}）` : id;
    }),
    days: form.days.map(({ date, from, until }) => `${date} ${from}—${until}`),
    reason: form.reason.private ?? erased,
    target: {
      name: receipt?.target.enterpriseName ?? enterprise?.name ?? form.site,
      address: receipt?.target.address ?? site?.address ?? '',
    },
    officers: officers.map((id) => view.find('officer', id)?.certificate ?? id),
    opinions: {
      head: signature
        ? {
            text: signature.statement ? (signature.statement.private ?? erased) : '',
            by: whoOf(view, signature.by, 'zh'),
            at: dateWords(signature.at),
          }
        : empty,
      bureau: opinion(review),
      authority: opinion(decision),
    },
    passes: passes.map(({ url, shortUrl, checkCode, pass: { day, from, until, ...pass } }) => ({
      url,
      shortUrl,
      checkCode,
      day: `${day} ${from.slice(11, 16)}—${until.slice(11, 16)}`,
      agencies: pass.agencies.map((agency) => nameOf(view, agency, 'zh')),
      items: pass.items.map((item) => view.find('item', item)?.name.zh ?? item),
      officers: pass.officers,
    })),
    stamp: stands ? '' : `${stateWords[state.value].zh}　不得凭此入园`,
    footer: `状态：${stateWords[state.value].zh}　内容版本：${contentVersion}　${receipt ? `规则：${receipt.leadTime.rulePack}` : ''}　打印：${now.slice(0, 16).replace('T', ' ')}`,
    madeAt: Date.parse(now),
  };
}
