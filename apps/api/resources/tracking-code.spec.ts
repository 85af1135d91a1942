import { createHash, randomBytes } from 'node:crypto';
import { anonymous, hashOfCode, sealedDigest } from './tracking-code';

const masterKey = randomBytes(32);

describe('a tracking code', () => {
  it('is the same for the same request again, and another for every other', () => {
    const { code, commandId } = anonymous(masterKey, '10.0.0.1', 'key');
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(anonymous(masterKey, '10.0.0.1', 'key')).toEqual({ code, commandId });
    const others = [
      anonymous(masterKey, '10.0.0.2', 'key'),
      anonymous(masterKey, '10.0.0.1', 'other'),
      anonymous(randomBytes(32), '10.0.0.1', 'key'),
    ];
    expect(new Set([code, ...others.map((other) => other.code)]).size).toBe(4);
    expect(new Set([commandId, ...others.map((other) => other.commandId)]).size).toBe(4);
  });
  it('gives the record neither the address nor the code', () => {
    const { code, commandId } = anonymous(masterKey, '10.0.0.1', 'key');
    expect(commandId).not.toContain('10.0.0.1');
    expect(commandId).not.toContain(code);
    expect(hashOfCode(code)).toBe(createHash('sha256').update(code.replaceAll('-', '')).digest('hex'));
  });
  it('has its requests told apart without anybody being able to guess them', () => {
    expect(sealedDigest(masterKey, 'a')).toBe(sealedDigest(masterKey, 'a'));
    const others = [sealedDigest(masterKey, 'b'), sealedDigest(randomBytes(32), 'a'), 'a'];
    expect(others).not.toContain(sealedDigest(masterKey, 'a'));
  });
  it('is read however it is written down', () => {
    const { code } = anonymous(masterKey, '10.0.0.1', 'key');
    for (const written of [code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' ')])
      expect(hashOfCode(written)).toBe(hashOfCode(code));
    expect(hashOfCode('oIL0-1111-1111-1111')).toBe(hashOfCode('0110-1111-1111-1111'));
  });
  it.each(['', 'history', '7K2P-9XMD-04TQ', '7K2P-9XMD-04TQ-HVWRX', '7K2P-9XMD-04TQ-HVW!'])('is not %p', (text) => {
    expect(hashOfCode(text)).toBeUndefined();
  });
});
