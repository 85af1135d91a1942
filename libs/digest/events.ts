import type { Actor, Moment, PersonActing, Private } from '@anjing/lifecycle';
import type { FilingKind } from '@anjing/rules';

/** What a digest is of: the plans of a year, the returns of a month, or the lists accepted in a month. */
export interface DigestPeriod {
  readonly filing: FilingKind;
  /** `2026` for plans, else `2026-03`. */
  readonly period: string;
}

/** A filing that the bureau has accepted, as the digest lists it. */
export interface NotedFiling {
  /** Stream of the filing. */
  readonly filing: string;
  readonly agency: string;
  /** Its version that was accepted. */
  readonly version: number;
  /** Filed after it was due. */
  readonly late: boolean;
}

/** A bureau's digest for a period stands open, with the agencies whose filings are expected. */
export interface DigestOpened {
  readonly type: 'DigestOpened';
  readonly at: Moment;
  readonly by: Actor;
  readonly bureau: string;
  readonly of: DigestPeriod;
  /** Agencies that owe the filing; empty for lists, which nobody owes at a date. */
  readonly expected: readonly string[];
  /** Offices that receive the copies. */
  readonly to: readonly string[];
}

export interface DigestFilingNoted {
  readonly type: 'DigestFilingNoted';
  readonly at: Moment;
  readonly noted: NotedFiling;
}

/** The digest went to the business-environment office (notice 三(二), 三(三)): every filing, and the agencies that are missing. */
export interface DigestSent {
  readonly type: 'DigestSent';
  readonly at: Moment;
  readonly to: readonly string[];
  readonly filings: readonly NotedFiling[];
  readonly missing: readonly string[];
}

/** A filing accepted later was sent after it. */
export interface DigestSupplemented {
  readonly type: 'DigestSupplemented';
  readonly at: Moment;
  readonly to: readonly string[];
  readonly filings: readonly NotedFiling[];
  readonly missing: readonly string[];
}

/** The office asks, on reading the digest, for a filing's correction. */
export interface DigestCorrectionAsked {
  readonly type: 'DigestCorrectionAsked';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly filing: string;
  readonly reason: Private;
}

/** The office asked for a correction of a filing in this digest, at the filing itself. */
export interface DigestCorrectionNoted {
  readonly type: 'DigestCorrectionNoted';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly filing: string;
  readonly reason: Private;
}

export type DigestEvent =
  DigestOpened | DigestFilingNoted | DigestSent | DigestSupplemented | DigestCorrectionAsked | DigestCorrectionNoted;
