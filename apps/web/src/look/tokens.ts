/** The colours of the console, one set a theme. `tokens.css` says the same to style sheets; a spec compares the two. */
export const light = {
  paper: '#ffffff',
  ground: '#f5f6f3',
  ink: '#1a1f1c',
  ink2: '#4e5852',
  ink3: '#5f6963',
  line: '#dde1dd',
  line2: '#808a84',
  pine: '#1e5b49',
  pineSolid: '#1e5b49',
  quiet: '#dce8e1',
  quiet2: '#edf3ef',
  amber: '#8a4f00',
  amberSolid: '#8a4f00',
  amberTint: '#fbf0dc',
  red: '#b42318',
  redSolid: '#b42318',
  redTint: '#fcebe9',
  onSolid: '#ffffff',
  hatch: '#c9cfca',
};

export type Tokens = typeof light;

export const dark: Tokens = {
  paper: '#141816',
  ground: '#1b201d',
  ink: '#e8ebe8',
  ink2: '#b3bcb6',
  ink3: '#9aa49e',
  line: '#2f3632',
  line2: '#717c76',
  pine: '#86cbb0',
  pineSolid: '#2c7660',
  quiet: '#22382f',
  quiet2: '#1b2823',
  amber: '#e5b663',
  amberSolid: '#8f5a10',
  amberTint: '#33290f',
  red: '#ff9389',
  redSolid: '#c4382c',
  redTint: '#3d1c19',
  onSolid: '#ffffff',
  hatch: '#3a433e',
};

export const sans =
  "-apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Segoe UI', sans-serif";
