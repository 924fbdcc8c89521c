// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0
#version 440

// Mercury. Up to three drops and one plate are joined by a smooth minimum into one liquid body; its
// height over the ground gives normals; the normals look up a painted studio: bright sky, a hard
// dark horizon, a lit floor. Nothing here needs more than OpenGL ES 2: no derivatives, no loops.

layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float pixels;     // device pixels in one unit
    vec2 merge;       // width of the smooth minimum: first pair, then everything else
    float bevel;      // how far the edge curves inwards
    vec2 size;        // of the item
    vec2 lamp;        // where the lamp stands, in the space of normals
    float reach;      // how much nearer the lamp comes across a wide body
    vec4 dropA;       // x, y, radius, unused
    vec4 dropB;
    vec4 dropC;
    vec4 plate;       // center x, y, half width, half height
    float corner;     // radius of the plate
    float night;      // 0 in a bright room, 1 in a dark one
    float rough;      // 0 mirror, 1 satin
    float calm;       // how far the middle is kept bright, for ink to stand on
    float swell;      // slow waves in the surface, 0 for small bodies
    vec4 rim;         // line around the body, premultiplied
};

float join(float a, float b, float k)
{
    float h = max(k - abs(a - b), 0.0) / max(k, 0.001);
    return min(a, b) - h * h * k * 0.25;
}

float drop(vec2 p, vec4 d)
{
    return d.z > 0.0 ? length(p - d.xy) - d.z : 1.0e4;
}

float box(vec2 p, vec4 b, float r)
{
    vec2 q = abs(p - b.xy) - b.zw + r;
    return b.z > 0.0 ? length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r : 1.0e4;
}

float body(vec2 p)
{
    float d = join(drop(p, dropA), drop(p, dropB), merge.x);
    d = join(d, drop(p, dropC), merge.y);
    return join(d, box(p, plate, corner), merge.y);
}

// The room as seen in the metal: n.y = -1 is overhead, +1 is the near edge of the table.
vec3 room(vec3 n, vec2 at)
{
    float soft = mix(0.03, 0.16, rough);
    float y = n.y + 0.10 * n.x * n.x + 0.05 * sin(n.x * 3.0 + 0.6);

    // Sky: dusk at the zenith, a bright bank of light towards the horizon.
    vec3 zenith = mix(vec3(0.55, 0.60, 0.67), vec3(0.30, 0.34, 0.40), night);
    vec3 bank = mix(vec3(0.97, 0.98, 1.00), vec3(0.88, 0.91, 0.95), night);
    vec3 haze = mix(vec3(0.80, 0.84, 0.88), vec3(0.66, 0.71, 0.77), night);
    vec3 sky = mix(zenith, bank, smoothstep(-1.0, -0.45, y));
    sky = mix(sky, haze, smoothstep(-0.35, 0.30, y));

    // A body that carries ink keeps its horizon below the ink.
    float horizon = 0.46 + 0.10 * calm;

    // The horizon itself is the darkest thing in the room, with a hard upper edge.
    vec3 dark = mix(vec3(0.13, 0.15, 0.20), vec3(0.03, 0.04, 0.06), night);
    vec3 floorLit = mix(vec3(0.93, 0.95, 0.97), vec3(0.72, 0.77, 0.83), night);
    vec3 ground = mix(dark, floorLit, smoothstep(horizon + 0.14, horizon + 0.44, y));
    vec3 c = mix(sky, ground, smoothstep(horizon - soft, horizon + soft, y));

    // A breath of color from what stands left and right of the table.
    float low = smoothstep(0.35, 0.62, y) * (1.0 - smoothstep(0.75, 1.0, y));
    c += vec3(0.05, 0.07, 0.30) * low * smoothstep(-0.1, -0.7, n.x);
    c += vec3(0.28, 0.07, 0.04) * low * smoothstep(0.2, 0.8, n.x) * 0.7;

    // The lamp: a window pane, near white, with a sharp edge, and a thin reply on the far side.
    vec2 w = (n.xy - at) * mat2(0.88, 0.47, -0.47, 0.88);
    vec2 pane = abs(w) - vec2(0.26, 0.13);
    float inside = 1.0 - smoothstep(-0.02, 0.05 + 0.2 * rough, max(pane.x, pane.y));
    c = mix(c, vec3(1.0), inside * mix(0.95, 0.45, rough));
    vec2 reply = n.xy + at * 1.25;
    c += vec3(0.55, 0.58, 0.62) * (1.0 - smoothstep(0.02, 0.16, length(reply * vec2(0.6, 1.6))));
    return c;
}

void main()
{
    vec2 p = qt_TexCoord0 * size;
    float d = body(p);
    float cover = clamp(0.5 - d * pixels, 0.0, 1.0);

    // Slope of the distance. The wide step rounds the creases where two drops meet.
    float e = max(0.75 / pixels, 0.26 * bevel);
    vec2 g = vec2(body(p + vec2(e, 0.0)) - body(p - vec2(e, 0.0)),
                  body(p + vec2(0.0, e)) - body(p - vec2(0.0, e)));
    g /= max(length(g), 2.0 * e);

    // A round shoulder of width `bevel`, level beyond it.
    float t = clamp(-d / bevel, 0.0, 1.0);
    float lean = 1.0 - t;
    vec2 tilt = g * lean;

    // A pool is never quite level: long waves, and a slope from the far bank to the near one.
    vec2 u = p / size;
    vec2 wave = vec2(sin(u.y * 4.1 + u.x * 2.2 + 0.4), 0.75 * sin(u.x * 5.2 - u.y * 2.3 + 0.9));
    wave += vec2(0.35 * sin(u.x * 9.0 + u.y * 3.0), 0.40 * sin(u.x * 10.3 + u.y * 7.1 + 2.0));
    wave.y += (u.y - 0.42) * 2.6;
    tilt += swell * wave;
    tilt /= max(1.0, length(tilt));
    vec3 n = vec3(tilt, sqrt(max(0.0, 1.0 - dot(tilt, tilt))));

    vec2 seen = clamp(lamp + reach * (0.5 - p / size), vec2(-0.7), vec2(0.7));
    vec3 c = room(n, seen);

    // Grazing angles mirror everything: a bright thread inside a dark contact line.
    float edge = 1.0 - n.z;
    float fresnel = edge * edge * edge;
    c = mix(c, mix(vec3(0.98), vec3(0.86, 0.90, 0.95), night), fresnel * 0.55);
    float px = 1.0 / pixels;
    float contact = smoothstep(-1.6 * px - 0.4, 0.0, d);
    c = mix(c, mix(vec3(0.30, 0.34, 0.40), vec3(0.05, 0.06, 0.08), night), contact * 0.75);

    // Ink must stay readable on the level middle of a plate.
    vec3 quiet = mix(vec3(0.89, 0.91, 0.94), vec3(0.79, 0.83, 0.87), night);
    float bright = dot(c, vec3(0.30, 0.59, 0.11));
    float floorOf = mix(0.66, 0.58, night);
    vec3 lifted = mix(c, quiet, 1.0 - smoothstep(floorOf * 0.85, floorOf * 1.1, bright));
    c = mix(c, lifted, calm * smoothstep(0.25, 0.6, t));

    float line = clamp(1.0 - abs(d * pixels + 0.5), 0.0, 1.0);
    c = mix(c, rim.rgb / max(rim.a, 0.001), rim.a * line);
    fragColor = vec4(clamp(c, 0.0, 1.0), 1.0) * cover * qt_Opacity;
}
