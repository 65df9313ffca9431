import { expect, onTestFinished, test } from 'vitest';
import { drawPicture } from '../../src/pictures/draw-picture.ts';
import { shipped } from '../support/libraries.ts';

/** How many texts are cut by `Intl.Segmenter` meanwhile. */
function segmentedWhile(work: () => void): number {
  const { segment } = Intl.Segmenter.prototype;
  let count = 0;
  Intl.Segmenter.prototype.segment = function counted(text) {
    count++;
    return segment.call(this, text);
  };
  onTestFinished(() => {
    Intl.Segmenter.prototype.segment = segment;
  });
  work();
  return count;
}

// Each of them holds memory outside the heap until it is collected: 60,000 took a hundred megabytes.
test('drawings in Japanese segment texts, not each character anew', () => {
  const count = segmentedWhile(() => {
    for (const topic of shipped.briefs.keys()) {
      for (const kind of ['structure', 'timeline'] as const) {
        drawPicture(shipped, { kind, topic }, 'ja', 'light', shipped.reach, 'wide');
      }
    }
  });
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(5000);
});
