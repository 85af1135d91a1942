import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfDigest as asked, type DigestCommand } from './commands';
import type { DigestEvent } from './events';
import type { DigestState } from './machine';
import { stateWords } from './texts';

/** The acts on a digest: a row a command. */
export const digestActs: Acts<DigestCommand, DigestEvent, DigestState> = {
  open: {
    leadsTo: ['DigestOpened'],
    words: { zh: '建立', en: 'open' },
    article: 'notice 三(三)',
  },
  note: {
    leadsTo: ['DigestOpened', 'DigestFilingNoted'],
    words: { zh: '汇入', en: 'note a filing' },
    article: 'notice 三(三)',
  },
  askCorrection: {
    leadsTo: ['DigestCorrectionAsked'],
    words: { zh: '要求更正', en: 'ask for a correction' },
    article: 'rules §7',
    by: { office: ['business-environment'] },
    personal: true,
    door: {
      at: 'correction',
      takes: asked.askCorrection,
      summary: 'The business-environment office has one of the filings corrected',
    },
  },
  noteCorrection: {
    leadsTo: ['DigestCorrectionNoted'],
    words: { zh: '记入更正要求', en: 'note a request for correction' },
    article: 'rules §7',
  },
};

/** What of a digest may be seen, by whom. */
export const digestViews: Views = { read: { bureau: ['reviewer'], office: ['business-environment'] } };

export const grammar = grammarOf('digest', digestActs, stateWords);
export const { wrongState } = grammar;
