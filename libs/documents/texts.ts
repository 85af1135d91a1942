import type { Catalogue } from '@anjing/lifecycle';

const article = 'rules §5';

/** What can be wrong with a sheet before its content is asked. */
export const sheetTexts = {
  'sheet.unreadable': {
    message: {
      zh: '文件不完整，或不是能读取的表格。',
      en: 'The file is incomplete, or is no sheet that can be read.',
    },
    remedy: { zh: '另存为 .xlsx 或 CSV（UTF-8）后再上传。', en: 'Save it anew as .xlsx or CSV (UTF-8) and send that.' },
    article,
  },
  'sheet.encoding': {
    message: { zh: '文件既不是 UTF-8 也不是 GBK 编码。', en: 'The file is neither UTF-8 nor GBK.' },
    remedy: { zh: '另存为 CSV（UTF-8）后再上传。', en: 'Save it as CSV (UTF-8) and send that.' },
    article,
  },
  'sheet.too-large': {
    message: { zh: '文件展开后超过上限。', en: 'Unpacked, the file is larger than what is read.' },
    remedy: { zh: '只保留一张表和需要的行。', en: 'Keep one sheet and the rows that are needed.' },
    article,
  },
  'sheet.too-many-rows': {
    message: { zh: '表中超过{limit}行。', en: 'The sheet has more than {limit} rows.' },
    remedy: { zh: '删除多余的行。', en: 'Leave out the rows that do not belong to it.' },
    article,
  },
  'sheet.too-many-columns': {
    message: { zh: '表中超过{limit}列。', en: 'The sheet has more than {limit} columns.' },
    remedy: { zh: '删除多余的列。', en: 'Leave out the columns that do not belong to it.' },
    article,
  },
  'sheet.took-too-long': {
    message: { zh: '读取文件用时过长，已停止。', en: 'Reading the file took too long and was stopped.' },
    remedy: {
      zh: '只保留一张表和需要的行，稍后再试。',
      en: 'Keep one sheet and the rows that are needed, and try later.',
    },
    article,
  },
  'sheet.old-format': {
    message: {
      zh: '文件是旧版 .xls 格式，或设有密码。',
      en: 'The file is in the old .xls format, or has a password.',
    },
    remedy: { zh: '去掉密码，另存为 .xlsx 后再上传。', en: 'Take the password off, save it as .xlsx and send that.' },
    article,
  },
  'sheet.hidden-cell': {
    message: { zh: '第{row}行第{column}列有内容但被隐藏。', en: 'Row {row}, column {column} is filled in but hidden.' },
    remedy: { zh: '取消隐藏和筛选，或删除该行、该列。', en: 'Show it (filters too), or delete the row or column.' },
    article,
  },
  'sheet.error-value': {
    message: { zh: '第{row}行第{column}列是错误值。', en: 'Row {row}, column {column} holds an error.' },
    remedy: { zh: '改为应有的内容。', en: 'Put there what belongs there.' },
    article,
  },
  'sheet.empty': {
    message: { zh: '表中没有内容。', en: 'There is nothing on the sheet.' },
    remedy: {
      zh: '第一行写列名，以下每行一项。',
      en: 'Write the columns’ names in the first row and one entry in each below.',
    },
    article,
  },
  'sheet.formula': {
    message: { zh: '第{row}行第{column}列是公式。', en: 'Row {row}, column {column} holds a formula.' },
    remedy: {
      zh: '改为其结果（选择性粘贴—数值）；文字不要以 = + - @ 开头。',
      en: 'Put its value there; no text may begin with = + - @.',
    },
    article,
  },
  'sheet.merged-cells': {
    message: { zh: '单元格{cells}是合并的。', en: 'The cells {cells} are merged.' },
    remedy: { zh: '取消合并，每行各自填写。', en: 'Split them and fill in each row.' },
    article,
  },
  'sheet.unwritable-text': {
    message: {
      zh: '第{row}行第{column}列含有无法保存的字符。',
      en: 'Row {row}, column {column} holds a character that cannot be written down.',
    },
    remedy: { zh: '删除该字符。', en: 'Leave that character out.' },
    article,
  },
} as const satisfies Catalogue;

export type SheetCode = keyof typeof sheetTexts;
