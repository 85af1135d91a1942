import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** An opinion on the form, or its empty place. */
export interface FormOpinion {
  readonly text: string;
  readonly by: string;
  readonly at: string;
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
  /** Printed across the page unless the form lets somebody in: 未批准，不得凭此入园. */
  readonly stamp: string;
  readonly footer: string;
  /** When the document was made, milliseconds since 1970: the same face makes the same bytes. */
  readonly madeAt: number;
}

const title = '赣州市企业“安静生产期”入园涉企行政执法检查审批表';
const note = '本表适用于除特殊情形外，在企业“安静生产期”内入园开展行政执法检查的部门填报。';
const font = 'Noto Serif SC';

const fonts = dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'));
const compiler = NodeCompiler.create({
  workspace: join(__dirname, 'templates'),
  fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
});

/** The approval form as PDF/A-2b. Its values are data, never part of the page's program. */
export function approvalForm(face: FormFace): Buffer {
  return compiler.pdf(
    {
      mainFilePath: join(__dirname, 'templates', 'approval-form.typ'),
      inputs: { face: JSON.stringify({ ...face, title, note, font }) },
    },
    { pdfStandard: 'a-2b', creationTimestamp: Math.floor(face.madeAt / 1_000) },
  );
}
