import { entryId, entryIds, privateText, reasonGiven, type CommandsOf, type Shape } from '@anjing/lifecycle';
import { z } from 'zod';

/** How the enterprise is asked without going there. */
export const inquiryMeans = z.enum(['letter', 'phone', 'video', 'online']);

/** What came of it: nothing to find fault with, a minor breach mended, or one warned of. */
export const inquiryOutcome = z.enum(['compliant', 'mended', 'warned']);
export type InquiryOutcome = Shape<typeof inquiryOutcome>;

/** What an agency asks an enterprise without going there (notice 二(一)). */
const inquiryForm = z.strictObject({
  agency: entryId('agency'),
  enterprise: entryId('enterprise'),
  /** Where it is about one place of production. */
  site: entryId('site').exactOptional(),
  /** Published items that the inquiry stands for. */
  items: entryIds('item'),
  means: inquiryMeans,
  question: privateText,
});
export type InquiryForm = Shape<typeof inquiryForm>;

const workingDays = z
  .int()
  .exactOptional()
  .meta({ description: 'Working days for the answer, the day of the question not counted' });

/** What people ask of an off-site inquiry. Who asks, and when, is among the facts. */
export const askedOfInquiry = {
  draft: inquiryForm.transform((form) => ({ form })),
  amend: inquiryForm.transform((form) => ({ form })),
  /** The pack's number of days where none is given. */
  send: z.strictObject({ workingDays }),
  answer: z.strictObject({ answer: privateText }),
  recordAnswer: z.strictObject({ answer: privateText }),
  askAgain: z.strictObject({ question: privateText, workingDays }),
  settle: z.strictObject({ outcome: inquiryOutcome, result: privateText }),
  leaveToVisit: reasonGiven,
  withdraw: reasonGiven,
};

export type InquiryCommand = CommandsOf<typeof askedOfInquiry>;
