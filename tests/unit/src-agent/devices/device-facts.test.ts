import { describe, expect, test } from 'vitest';
import { parseProperties } from '../../../../src-agent/devices/device-facts.ts';

describe('what a phone tells of itself', () => {
  test('is read from its properties; the maker is named once', () => {
    const text = (maker: string, model: string) =>
      `[ro.build.version.release]: [14]\r\n[ro.product.manufacturer]: [${maker}]\r\n[ro.product.model]: [${model}]\r\n[ro.serialno]: [R58M123]\r\n`;
    expect(parseProperties(text('samsung', 'SM-S921B'), '192.168.1.9:5555')).toEqual({
      hardwareSerial: 'R58M123',
      model: 'Samsung SM-S921B',
      osVersion: '14',
      simulated: false,
    });
    expect(parseProperties(text('Xiaomi', 'Xiaomi 13'), 'x').model).toBe('Xiaomi 13');
    expect(parseProperties('[ro.switchyard.simulated]: [1]\n[ro.product.model]: [Simulated]', 'x')).toEqual({
      hardwareSerial: 'x',
      model: 'Simulated',
      osVersion: null,
      simulated: true,
    });
  });
});
