/**
 * Which days are quiet, as a pack says it. Cities differ: the 1st to the 25th, Mondays to Thursdays, or slices of the year.
 */
export type QuietRule =
  | { readonly kind: 'days-of-month'; readonly from: number; readonly to: number }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | {
      readonly kind: 'slices';
      readonly slices: readonly { readonly months: readonly number[]; readonly from: number; readonly to: number }[];
    };
