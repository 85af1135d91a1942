import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfDigest as asked, type DigestCommand } from './commands';
import type { DigestEvent } from './events';
import type { DigestState } from './machine';
import { stateWords, text } from './texts';

/** The acts on a digest: a row a command. */
export const digestActs: Acts<DigestCommand, DigestEvent, DigestState> = {
  open: {
    leadsTo: ['DigestOpened'],
    words: text('digest.act.open'),
    article: 'notice 三(三)',
  },
  note: {
    leadsTo: ['DigestOpened', 'DigestFilingNoted'],
    words: text('digest.act.note'),
    article: 'notice 三(三)',
  },
  askCorrection: {
    leadsTo: ['DigestCorrectionAsked'],
    words: text('digest.act.ask-correction'),
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
    words: text('digest.act.note-correction'),
    article: 'rules §7',
  },
};

/** What of a digest may be seen, by whom. */
export const digestViews: Views = { read: { bureau: ['reviewer'], office: ['business-environment'] } };

export const grammar = grammarOf('digest', digestActs, stateWords);
export const { wrongState } = grammar;
