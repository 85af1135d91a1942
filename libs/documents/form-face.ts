/** An opinion on the form, or its empty place. */
export interface FormOpinion {
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** An entry pass on the form: one for each approved day that has one. */
export interface FormPass {
  /** Address under which the pass is checked: what its QR code holds. */
  readonly url: string;
  /** The same answer under an address that people can type. */
  readonly shortUrl: string;
  readonly checkCode: string;
  /** `2026-03-10 09:00—17:00` */
  readonly day: string;
  /** Names of the agencies that go, the lead first. */
  readonly agencies: readonly string[];
  /** Names of the items; none where the enterprise asked for the visit. */
  readonly items: readonly string[];
  /** Numbers of the officers' certificates. */
  readonly officers: readonly string[];
}

/** Everything that stands on the printed approval form (notice, annex), as people read it. */
export interface FormFace {
  readonly agency: string;
  readonly filed: string;
  readonly number: string;
  readonly items: readonly string[];
  readonly days: readonly string[];
  readonly reason: string;
  readonly target: { readonly name: string; readonly address: string };
  readonly officers: readonly string[];
  readonly opinions: { readonly head: FormOpinion; readonly bureau: FormOpinion; readonly authority: FormOpinion };
  /** Passes by which the gate lets the officers in; none before approval. */
  readonly passes: readonly FormPass[];
  /** Printed across the page unless the form lets somebody in: 未批准，不得凭此入园. */
  readonly stamp: string;
  readonly footer: string;
  /** When the document was made, milliseconds since 1970: the same face makes the same bytes. */
  readonly madeAt: number;
}
