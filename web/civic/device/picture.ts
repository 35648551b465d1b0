/** The longer side of a picture that is sent: what the server keeps of it. More would only take long on a slow line. */
const MOST_SIDE = 2560;
const QUALITY = 0.85;

/**
 * A photograph as it is sent: no larger than is kept, drawn anew, so that place and camera which phones write into pictures stay on
 * the device. A file that is no picture, or none that the browser can draw, is left as it is; the server looks at it.
 */
export const pictureToSend = async (file: File): Promise<Blob> => {
  if (!/^image\/(jpeg|png|webp|heic)$/.test(file.type)) return file;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!bitmap) return file;
  const scale = Math.min(1, MOST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
  return drawn ?? file;
};
