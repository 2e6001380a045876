import fc from 'fast-check';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { qrCode } from '../../src/site/qr-code.ts';

/** Codes are read back from the picture, as a phone does. */

async function read(svg: string): Promise<string | undefined> {
  const { data, info } = await sharp(Buffer.from(svg), { density: 300 })
    .resize(400, 400, { kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe('a code', () => {
  it.each([
    'https://h.example/id/term/r/',
    'https://beijing-talent-handbook.example/id/permanent-residence/points-two-zones/',
    `https://a-long-name-of-a-host.example/handbook/id/fact/${'long-id-'.repeat(12)}end/`,
  ])('reads as its address: %s', async (address) => {
    expect(await read(qrCode(address))).toBe(address);
  });

  it('reads back whatever path it holds', async () => {
    const path = fc.stringMatching(/^[a-z0-9][a-z0-9/-]{0,60}$/);
    await fc.assert(
      fc.asyncProperty(path, async (one) => {
        const address = `https://host.example/id/${one}/`;
        expect(await read(qrCode(address))).toBe(address);
      }),
      { numRuns: 40 },
    );
  });

  it('is dark on white with four modules of white around it, whatever the page looks like', async () => {
    const code = qrCode('https://host.example/id/a/');
    const side = Number(/viewBox="0 0 (\d+) /.exec(code)?.[1]);
    const { data, info } = await sharp(Buffer.from(code), { density: 300 })
      .resize(side * 4, side * 4, { kernel: 'nearest' })
      .flatten({ background: '#f00' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => {
      const start = (Math.floor((y + 0.5) * 4) * info.width + Math.floor((x + 0.5) * 4)) * info.channels;
      return [...data.subarray(start, start + 3)].join();
    };
    for (let index = 0; index < side; index++) {
      for (const edge of [0, 1, 2, 3, side - 1, side - 2, side - 3, side - 4]) {
        expect(at(edge, index)).toBe('255,255,255');
        expect(at(index, edge)).toBe('255,255,255');
      }
    }
    // The corner of the first finder pattern.
    expect([at(4, 4), at(5, 5), at(6, 6)]).toEqual(['0,0,0', '255,255,255', '0,0,0']);
  });
});
