import { isBlank } from '@anjing/lifecycle';
import type { ApplicationForm } from './commands';
import type { ApplicationFacts } from './facts';
import type { Finding } from './verdict';

/** Off site first: what was tried is written down, and why a well-run enterprise is visited all the same (notice 二(一), 二(二)). */
export function judgeOffSite(form: ApplicationForm, { graded, items }: ApplicationFacts): Finding[] {
  const offSite = form.items.filter((id) => items.get(id)?.offSitePossible);
  return [
    ...(offSite.length > 0 && isBlank(form.offSiteTried)
      ? [{ code: 'application.off-site-first', parameters: { items: offSite }, field: '/offSiteTried' } as const]
      : []),
    ...(graded && isBlank(form.gradedReason)
      ? [{ code: 'application.graded-reason-missing', field: '/gradedReason' } as const]
      : []),
  ];
}

/** An application is for the quiet period: a well-run enterprise is spared it if at all possible (notice 二(一)). */
export function warnOfGraded({ graded }: ApplicationFacts): Finding[] {
  return graded ? [{ code: 'application.graded-quiet', field: '/days' }] : [];
}
