type GetContext = (this: OffscreenCanvas, ...args: unknown[]) => OffscreenRenderingContext | null;

/**
 * MapLibre draws each letter of a label alone, after ordering them and turning brackets round. A canvas of a page that
 * reads right to left would turn brackets round once more: canvases are made to read left to right.
 */
export const drawLettersAsGiven = (): void => {
  const original = OffscreenCanvas.prototype.getContext as GetContext;
  const getContext: GetContext = function (this, ...args) {
    const context = original.apply(this, args);
    if (context && 'direction' in context) context.direction = 'ltr';
    return context;
  };
  OffscreenCanvas.prototype.getContext = getContext as typeof OffscreenCanvas.prototype.getContext;
};
