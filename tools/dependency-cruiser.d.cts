/** The rules of who may import whom, as the tests read them. */
declare const boundaries: {
  readonly forbidden: readonly { readonly name: string; readonly to: { readonly pathNot: readonly string[] } }[];
};
export default boundaries;
