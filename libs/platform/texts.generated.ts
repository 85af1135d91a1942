// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface PlatformMessages {
  readonly 'problem.title.400': never;
  readonly 'problem.title.401': never;
  readonly 'problem.title.403': never;
  readonly 'problem.title.404': never;
  readonly 'problem.title.405': never;
  readonly 'problem.title.408': never;
  readonly 'problem.title.409': never;
  readonly 'problem.title.412': never;
  readonly 'problem.title.413': never;
  readonly 'problem.title.414': never;
  readonly 'problem.title.415': never;
  readonly 'problem.title.422': never;
  readonly 'problem.title.428': never;
  readonly 'problem.title.429': never;
  readonly 'problem.title.431': never;
  readonly 'problem.title.500': never;
  readonly 'problem.title.503': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends PlatformMessages {}
}
