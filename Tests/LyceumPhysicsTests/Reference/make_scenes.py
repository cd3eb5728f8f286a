"""Writes scenes.json: what happens in the scenes that the tests compare with Box2D.

    python make_scenes.py            # any Python 3; nothing to install

Each line of the list "scenes" is one scene. Bodies, fixtures and joints are numbered in the order in which they come into
being. `run_scenes.py` plays the scenes with Box2D, SceneTests.swift plays them with ours.
"""

import json
import math
import os
import random

SCENES = []


def rounded(value):
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, (list, tuple)):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value


def scene(name, bodies, joints=(), actions=(), steps=300, **options):
    SCENES.append(
        rounded(dict(name=name, steps=steps, bodies=bodies, joints=list(joints), actions=list(actions), **options)))


def body(x=0, y=0, *fixtures, type="dynamic", **options):
    return dict(type=type, at=[x, y], fixtures=list(fixtures), **options)


def static(*fixtures, x=0, y=0, **options):
    return body(x, y, *fixtures, type="static", **options)


def box(w, h, density=1, friction=0.2, **options):
    return dict(box=[w, h], density=density, friction=friction, **options)


def turned_box(w, h, x, y, angle, density=1, friction=0.2, **options):
    return dict(box=[w, h, x, y, angle], density=density, friction=friction, **options)


def circle(radius, density=1, friction=0.2, x=0, y=0, **options):
    return dict(circle=[radius, x, y], density=density, friction=friction, **options)


def polygon(points, density=1, friction=0.2, **options):
    return dict(polygon=points, density=density, friction=friction, **options)


def edge(x1, y1, x2, y2, friction=0.2, **options):
    return dict(edge=[[x1, y1], [x2, y2]], friction=friction, **options)


def chain(points, friction=0.2, **options):
    return dict(chain=points, friction=friction, **options)


def regular(n, radius, turn=0.0):
    return [[radius * math.cos(turn + 2 * math.pi * i / n), radius * math.sin(turn + 2 * math.pi * i / n)]
            for i in range(n)]


def joint(kind, a, b, anchor_a=(0, 0), anchor_b=(0, 0), **options):
    return dict(kind=kind, a=a, b=b, anchors=[list(anchor_a), list(anchor_b)], **options)


def do(step, what, **options):
    return dict(step=step, do=what, **options)


def ground(friction=0.5, width=50, **options):
    return static(edge(-width, 0, width, 0, friction=friction, **options))


# MARK: Stacks and piles

scene("a box falls onto an edge", [ground(), body(0.1, 4, box(0.5, 0.5), angle=0.3)])
scene("a stack of ten boxes", [static(box(20, 1, 0, 0.6), y=-1)] + [
    body(0.02 * (i % 3), 0.55 + 1.1 * i, box(0.5, 0.5, friction=0.6)) for i in range(10)])
scene("a pyramid", [ground(0.6)] + [
    body(1.125 * (column - row / 2.0), 0.6 + 1.1 * (7 - row), box(0.5, 0.5, 5, 0.6))
    for row in range(8) for column in range(row + 1)])
scene("dominoes", [static(box(12, 0.5, 0, 0.6), y=-0.5)] + [
    body(-6 + 1.0 * i, 1.0, box(0.1, 1.0, 20, 0.6)) for i in range(12)] + [
    body(-7.4, 3.0, circle(0.4, 10, 0.4), velocity=[4, 0])])
rng = random.Random(1)
scene("a pile of 200 bodies", [static(chain([[-9, 20], [-8, 0], [8, 0], [9, 20]], 0.5))] + [
    body(rng.uniform(-6, 6), 1 + 0.18 * i, rng.choice([
        box(rng.uniform(0.2, 0.5), rng.uniform(0.2, 0.5), 1, rng.uniform(0, 1)),
        circle(rng.uniform(0.2, 0.5), 1, rng.uniform(0, 1)),
        polygon(regular(rng.randint(3, 8), rng.uniform(0.3, 0.6), rng.uniform(0, 1)), 1, rng.uniform(0, 1))]),
        angle=rng.uniform(-3, 3)) for i in range(200)], velocity=8, position=3, dt=1 / 60)
scene("a pile of 200 circles", [static(edge(-8, 0, 8, 0), edge(-8, 0, -8, 30), edge(8, 0, 8, 30))] + [
    body(rng.uniform(-6, 6), 0.5 + 0.15 * i, circle(rng.uniform(0.2, 0.5), 2, 0.3, restitution=rng.uniform(0, 0.8)))
    for i in range(200)], velocity=6, position=2, dt=1 / 60)
scene("a pile of 200 boxes with steps of 1/50 s", [static(box(10, 1, 0), y=-1)] + [
    body(0.4 * (i % 7) - 1.2, 0.4 + 0.22 * i, box(0.25, 0.15, 3, 0.4), angle=0.1 * i) for i in range(200)],
    velocity=20, position=10)
scene("a heavy box on light ones", [ground(0.7)] + [
    body(0, 0.3 + 0.6 * i, box(0.3, 0.3, 0.1 if i < 3 else 20, 0.5)) for i in range(5)])

# MARK: Materials

MATERIALS = [(0.0, 0.0), (0.1, 0.3), (0.4, 0.0), (0.8, 0.6), (1.0, 1.0), (2.5, 0.2)]
for index, (friction, restitution) in enumerate(MATERIALS):
    bodies = [static(chain([[-10, 5], [0, 0.5], [30, 0], [31, 4]], friction, restitution=restitution))]
    for place, (own_friction, own_restitution) in enumerate(MATERIALS):
        x = -9.5 + 1.5 * place
        y = 6.2 - 0.45 * 1.5 * place
        shape = [box(0.3, 0.3, 1, own_friction, restitution=own_restitution),
                 circle(0.3, 1, own_friction, restitution=own_restitution),
                 polygon(regular(5, 0.35), 1, own_friction, restitution=own_restitution)][(place + index) % 3]
        bodies.append(body(x, y, shape, category=2, mask=1, turn=0.5 * place))
    scene("rolling and sliding on the material %d" % index, bodies)
scene("bouncing balls", [ground()] + [
    body(-6 + 2 * i, 6, circle(0.4, 1, 0.3, restitution=0.15 * i)) for i in range(8)])
scene("bouncing boxes", [ground(restitution=0.3)] + [
    body(-6 + 2 * i, 6, box(0.4, 0.3, 1, 0.3, restitution=0.15 * i), angle=0.2 * i) for i in range(8)])

# MARK: Shapes

scene("all pairs of shapes", [
    static(chain([[-8, 6], [-5, 0.5], [0, 0], [5, 0.4], [8, 6]], 0.4), box(0.5, 0.5, 0), circle(0.6, 0, x=3, y=1)),
] + [body(-4 + 0.8 * i, 5 + 0.9 * (i % 4), shape, angle=0.4 * i) for i, shape in enumerate([
    circle(0.3), box(0.3, 0.2), polygon(regular(3, 0.4)), polygon(regular(6, 0.35)), polygon(regular(16, 0.4)),
    circle(0.3, x=0.1, y=-0.1), turned_box(0.2, 0.3, 0.1, 0.2, 0.5), polygon(regular(9, 0.3, 0.2)), circle(0.15),
    box(0.5, 0.1)])])
scene("concave points and bodies of several fixtures", [ground()] + [
    body(-4, 4, polygon([[0, 0], [1, 0], [0.5, 0.2], [1, 1], [0, 1]]), angle=0.5),
    body(0, 4, box(0.2, 0.8, 2), turned_box(0.8, 0.2, 0, -0.7, 0, 1), circle(0.3, 3, x=0.2, y=0.9), angle=1),
    body(4, 4, turned_box(0.2, 0.6, -0.5, 0, 0.3), turned_box(0.2, 0.6, 0.5, 0, -0.3), turn=3),
    body(7, 4, polygon([[-43.319 / 40, 8.22 / 40], [-34.325 / 40, 13.51 / 40], [-24.273 / 40, 17.478 / 40],
                        [-5.669 / 40, 17.39 / 40], [24.486 / 40, 12.717 / 40], [43.003 / 40, 6.545 / 40],
                        [48.029 / 40, 2.401 / 40], [48.646 / 40, -2.537 / 40], [41.592 / 40, -5.535 / 40],
                        [25.28 / 40, -8.709 / 40], [6.323 / 40, -10.649 / 40], [-7.697 / 40, -10.473 / 40],
                        [-22.862 / 40, -8.886 / 40], [-35.824 / 40, -6.064 / 40], [-42.26 / 40, -2.096 / 40]], 5)),
])
hills = [[-20 + 0.5 * i, 0.6 * math.sin(0.5 * i) + 0.2 * math.sin(1.7 * i)] for i in range(81)]
scene("boxes slide over the corners of a chain", [static(chain(hills, 0.1))] + [
    body(-15 + 3 * i, 3, box(0.3, 0.3, 1, 0.05), velocity=[3 - i, 0]) for i in range(8)])
scene("the same over single edges", [static(*[
    edge(*hills[i], *hills[i + 1], friction=0.1) for i in range(80)])] + [
    body(-15 + 3 * i, 3, box(0.3, 0.3, 1, 0.05), velocity=[3 - i, 0]) for i in range(8)])
scene("edges that know their neighbours", [static(*[
    dict(edge=[hills[i], hills[i + 1]], friction=0.1, before=hills[i - 1], after=hills[i + 2]) for i in range(1, 79)
])] + [body(-15 + 3 * i, 3, [box(0.3, 0.3, 1, 0.05), circle(0.3), polygon(regular(7, 0.3))][i % 3],
            velocity=[3 - i, 0]) for i in range(8)])
scene("a loop as a drum", [body(0, 5, dict(loop=regular(20, 4), friction=0.6), type="kinematic", turn=0.7)] + [
    body(-1.5 + 0.7 * i, 4 + 0.8 * (i % 3), [box(0.3, 0.2), circle(0.3), polygon(regular(5, 0.3))][i % 3])
    for i in range(8)])
scene("chains from below, and with ghost points", [
    static(dict(chain=[[-6, 0], [-3, 1], [0, 0], [3, 1], [6, 0]], friction=0.3, before=[-8, 2], after=[8, 2])),
    static(dict(chain=[[4, 6], [0, 7], [-4, 6]], friction=0.3)),
] + [body(-4 + 1.3 * i, 2.5 + 0.5 * (i % 2), [box(0.3, 0.3), circle(0.35)][i % 2], velocity=[0, 9]) for i in range(7)])

# MARK: Speed

scene("fast boxes and balls against thin walls", [
    static(edge(10, -10, 10, 10), edge(-10, -10, -10, 10), edge(-10, -10, 10, -10), edge(-10, 10, 10, 10))] + [
    body(0, -4 + i, [box(0.1, 0.2), circle(0.1), polygon(regular(3, 0.2))][i % 3], velocity=[90 + 17 * i, 31 * i - 70],
         turn=20 - 9 * i) for i in range(9)], gravity=[0, 0])
scene("bullets through a stack", [static(box(20, 1, 0, 0.6), y=-1)] + [
    body(0, 0.5 + 1.02 * i, box(0.1, 0.5, 1, 0.6)) for i in range(6)] + [
    body(-12, 0.8 + 1.1 * i, circle(0.1, 20), velocity=[200 + 50 * i, 2], bullet=True) for i in range(4)])
scene("without bullets they pass through", [static(box(20, 1, 0, 0.6), y=-1)] + [
    body(0, 0.5 + 1.02 * i, box(0.1, 0.5, 1, 0.6)) for i in range(6)] + [
    body(-12, 0.8 + 1.1 * i, circle(0.1, 20), velocity=[200 + 50 * i, 2]) for i in range(4)])
scene("without continuous collision", [ground()] + [
    body(-5 + 2 * i, 5 + i, box(0.1, 0.1), velocity=[0, -60 - 20 * i]) for i in range(5)], continuous=False)
scene("spinning rods hit the ground", [ground(0.9)] + [
    body(-8 + 3 * i, 3 + i, box(0.8, 0.05), velocity=[2, -25], turn=40 - 17 * i, bullet=i % 2 == 1) for i in range(6)])
scene("too fast for one step", [ground()] + [body(0, 300, box(0.5, 0.5), velocity=[500, -900], turn=500)])

# MARK: Joints

scene("a pendulum", [static(), body(4, 10, box(0.1, 0.4))], [joint("revolute", 0, 1, [0, 10], [-4, 0])])
scene("a double pendulum", [static(), body(1, 10, box(1, 0.1)), body(3, 10, box(1, 0.1, 3))], [
    joint("revolute", 0, 1, [0, 10], [-1, 0]), joint("revolute", 1, 2, [1, 0], [-1, 0])], dt=1 / 60, velocity=8,
    position=3)
scene("a bridge", [ground()] + [body(-9.5 + i, 5, turned_box(0.5, 0.125, 0, 0, 0, 20)) for i in range(20)] + [
    body(-4, 8, box(0.5, 0.5, 4)), body(3, 9, circle(0.6, 8))],
    [joint("revolute", 0, 1, [-10, 5], [-0.5, 0])] + [
    joint("revolute", i, i + 1, [0.5, 0], [-0.5, 0]) for i in range(1, 20)] + [
    joint("revolute", 20, 0, [0.5, 0], [10, 5])], velocity=10, position=8)
scene("motors at their limits", [ground()] + [body(-6 + 3 * i, 4, box(1, 0.1, 2)) for i in range(5)], [
    joint("revolute", 0, 1 + i, [-7 + 3 * i, 4], [-1, 0], limits=[-0.5 - 0.1 * i, 0.3 + 0.2 * i],
          motor=[3 - 1.5 * i, 30 + 40 * i]) for i in range(5)],
    [do(100, "motor", joint=i, value=[-3 + i, 60]) for i in range(5)] + [
        do(200, "limits", joint=i, value=[-1, 1]) for i in range(5)])
scene("equal limits, and bodies that do not turn", [static(), body(1, 5, box(1, 0.2)), body(6, 5, box(1, 0.2)),
      body(11, 5, box(0.4, 0.4), fixedRotation=True)], [
    joint("revolute", 0, 1, [0, 5], [-1, 0], limits=[0.2, 0.21]),
    joint("revolute", 0, 2, [5, 5], [-1, 0], limits=[-0.4, -0.4], motor=[1, 5]),
    joint("revolute", 0, 3, [10, 5], [-1, 0], limits=[-0.4, 0.4], motor=[1, 5])])
scene("rods, stiff and springy", [static()] + [body(-6 + 3 * i, 4, box(0.4, 0.4), turn=i) for i in range(5)], [
    joint("distance", 0, 1 + i, [-6 + 3 * i, 9], [0.2, 0.3], length=4 + 0.3 * i, spring=[i * 1.3, 0.2 * i])
    for i in range(5)] + [joint("distance", 1, 2, [0, 0], [0, 0], length=3), joint("distance", 3, 4, length=2.5,
                                                                                 spring=[4, 0.5])])
scene("rails with limits and motors", [ground()] + [body(-6 + 3 * i, 4, box(0.5, 0.3)) for i in range(5)], [
    joint("prismatic", 0, 1, [-6, 4], [0, 0], axis=[0, 1], limits=[-2, 1]),
    joint("prismatic", 0, 2, [-3, 4], [0.1, 0], axis=[1, 1], limits=[-1, 1], motor=[5, 200]),
    joint("prismatic", 0, 3, [0, 4], [0, 0.2], axis=[0.3, 1], motor=[-2, 8]),
    joint("prismatic", 0, 4, [3, 4], [0, 0], axis=[0, 1], limits=[0, 0]),
    joint("prismatic", 4, 5, [3, 0], [0, 0], axis=[1, 0], limits=[-1, 2], motor=[1, 30])],
    [do(120, "motor", joint=1, value=[-5, 100]), do(160, "limits", joint=0, value=[-1, 2])])
scene("welds", [ground()] + [body(-4 + i, 5, box(0.5, 0.2, 2)) for i in range(8)], [
    joint("weld", 0, 1, [-4.5, 5], [-0.5, 0])] + [
    joint("weld", i, i + 1, [0.5, 0], [-0.5, 0], angle=0.05 * i, spring=[0 if i < 4 else 6, 0.4]) for i in range(1, 8)])
scene("a car on wheels", [static(chain(hills[20:] + [[40, 0]], 0.8)),
      body(-7, 3, polygon([[-1.5, -0.5], [1.5, -0.5], [1.5, 0], [0, 0.9], [-1.15, 0.9], [-1.5, 0.2]])),
      body(-8, 2.6, circle(0.4, 1, 0.9)), body(-6, 2.6, circle(0.4, 1, 0.9))], [
    joint("wheel", 1, 2, [-1, -0.65], [0, 0], axis=[0, 1], spring=[4, 0.7], motor=[-20, 20]),
    joint("wheel", 1, 3, [1, -0.65], [0, 0], axis=[0, 1], spring=[4, 0.7])],
    [do(150, "motor", joint=0, value=[15, 20])])
scene("wheels without springs", [ground(), body(0, 3, box(1, 0.2)), body(-0.8, 2.5, circle(0.4, 1, 0.9)),
      body(0.8, 2.5, circle(0.4, 1, 0.9))], [
    joint("wheel", 1, 2, [-0.8, -0.5], [0, 0], axis=[0, 1]),
    joint("wheel", 1, 3, [0.8, -0.5], [0, 0], axis=[0.1, 1], spring=[2, 0.1])])
scene("friction seen from above", [static(box(1, 1, 0), x=6)] + [
    body(-6 + 2 * i, i, [box(0.4, 0.3), circle(0.3)][i % 2], velocity=[9, 1 - i], turn=i) for i in range(5)], [
    joint("friction", 0, 1 + i, [-12 + 2 * i, i], [0, 0], force=2 + i, torque=0.5 + 0.2 * i, collide=True)
    for i in range(5)], gravity=[0, 0])
scene("ropes", [static()] + [body(-4 + 2 * i, 6, box(0.3, 0.3), velocity=[i, 0]) for i in range(5)], [
    joint("rope", 0, 1 + i, [-4 + 2 * i, 8], [0, 0.3], length=2 + 0.5 * i) for i in range(5)] + [
    joint("rope", 1, 2, length=2.5), joint("rope", 3, 5, [0.1, 0], [0, 0.1], length=4.5)])
scene("a box pulled by a hand", [ground(), body(0, 0.5, box(0.5, 0.5)), body(0.2, 1.5, box(0.4, 0.4))], [
    dict(kind="mouse", a=0, b=1, at=[0.3, 0.8], force=100, spring=[5, 0.7])],
    [do(s, "target", joint=0, value=[3 * math.sin(0.05 * s), 3 + 2 * math.cos(0.04 * s)]) for s in range(10, 300, 5)])
scene("joined bodies that collide", [ground(0.6)] + [body(0.3 * i, 3 + 0.9 * i, box(0.4, 0.4)) for i in range(6)], [
    joint("revolute", i, i + 1, [0.4, 0.4], [-0.4, -0.4], collide=i % 2 == 0) for i in range(1, 6)])

# MARK: Sleep

scene("to sleep and awake again", [ground(0.8)] + [body(-6 + 2 * i, 0.6, box(0.5, 0.5, 1, 0.6)) for i in range(6)], [
    joint("revolute", 5, 6, [1, 0], [-1, 0])], [
    do(100, "impulse", body=1, value=[2, 5], at=[-6, 1]), do(120, "velocity", body=2, value=[0, 3]),
    do(140, "turn", body=3, value=4), do(150, "force", body=4, value=[0, 90]), do(160, "awake", body=5, value=True),
    do(180, "torque", body=6, value=30), do(190, "awake", body=1, value=False)])
scene("something falls on sleepers", [ground(0.8)] + [
    body(0, 0.5 + 1.01 * i, box(0.5, 0.5, 1, 0.6)) for i in range(4)] + [body(0.2, 60, circle(0.5, 3))])
scene("without sleep", [ground(0.8)] + [body(0, 0.5 + 1.01 * i, box(0.5, 0.5, 1, 0.6)) for i in range(4)] + [
    body(5, 1, box(0.4, 0.4), allowSleep=False)], sleep=False)
scene("a pile that comes to rest", [static(chain([[-3, 4], [-2, 0], [2, 0], [3, 4]], 0.9))] + [
    body(-1 + 0.5 * (i % 5), 1 + 0.8 * i, [box(0.3, 0.3, 1, 0.9), circle(0.3, 1, 0.9)][i % 2], angle=0.1 * i,
         linearDamping=0.4, angularDamping=0.8) for i in range(16)])

# MARK: Sensors, filters, rays, removals

scene("sensors and filters", [ground(), static(dict(box=[2, 2], sensor=True), x=0, y=3)] + [
    body(-4 + i, 6 + 0.3 * i, [box(0.3, 0.3, category=1 << (i % 4), mask=1 | 1 << ((i + 1) % 4)),
                               circle(0.3, group=[-1, 2, 0][i % 3], sensor=i == 7)][i % 2], velocity=[1, 0])
    for i in range(9)], events=True)
scene("one-way platforms", [ground(), static(box(3, 0.1, 0), y=3), static(edge(-6, 5, 6, 5))] + [
    body(-2 + i, 1 + 0.2 * i, [box(0.3, 0.3), circle(0.3)][i % 2], velocity=[0, 12]) for i in range(5)], oneWay=[1, 2],
    events=True)
scene("a conveyor belt", [static(box(6, 0.2, 0, 0.7), y=1), ground()] + [
    body(-4 + i, 2, box(0.3, 0.3, 1, 0.6)) for i in range(5)], belt=[0, 2.5], events=True)
scene("rays", [static(chain(hills, 0.3), circle(1, 0, x=0, y=6)),
      static(turned_box(1, 0.5, -6, 4, 0.4, 0)), body(0, 3, box(0.5, 0.4)), body(4, 4, polygon(regular(6, 0.7))),
      body(-3, 5, circle(0.5))],
      rays=[[[0.3 * i - 6, 9], [1.5 * math.sin(i) + 0.3 * i - 6, -3]] for i in range(40)] + [
          [[-20, 0.5 * i], [20, 0.2 * i]] for i in range(12)])
scene("bodies come and go", [ground(0.6)] + [body(-3 + 0.7 * i, 2 + i, box(0.4, 0.4)) for i in range(8)], [
    joint("revolute", 1, 2, [0.5, 0], [-0.5, 0]), joint("weld", 3, 4, [0.5, 0], [-0.5, 0])],
    [do(20 + 9 * i, "addBody", body=body(-3 + i, 8, [box(0.3, 0.5), circle(0.4), polygon(regular(5, 0.5))][i % 3],
                                         turn=i)) for i in range(12)] + [
     do(60, "removeBody", body=2), do(61, "removeBody", body=5), do(90, "removeJoint", joint=1),
     do(100, "addJoint", joint=joint("distance", 6, 7, length=1.5)), do(130, "removeBody", body=1),
     do(131, "addBody", body=body(0, 9, circle(0.7, 5))), do(150, "removeFixture", fixture=8),
     do(160, "addFixture", body=6, fixture=circle(0.6, 2, x=0.4)), do(180, "removeBody", body=0),
     do(181, "addBody", body=ground(0.2))], events=True)
scene("bodies change", [ground(0.6)] + [body(-4 + i, 1 + 0.8 * i, box(0.4, 0.4)) for i in range(8)], [], [
    do(30, "kind", body=1, value="static"), do(40, "kind", body=2, value="kinematic"),
    do(41, "velocity", body=2, value=[1, 0.5]), do(80, "kind", body=1, value="dynamic"),
    do(90, "active", body=3, value=False), do(120, "active", body=3, value=True),
    do(50, "fixedRotation", body=4, value=True), do(110, "fixedRotation", body=4, value=False),
    do(70, "move", body=5, at=[-2, 5], angle=0.7), do(140, "move", body=6, at=[0, 0.3], angle=0),
    do(150, "filter", fixture=7, value=[2, 1, 0]), do(150, "filter", fixture=8, value=[2, 1, 0]),
    do(160, "sensor", fixture=5, value=True), do(190, "sensor", fixture=5, value=False),
    do(170, "gravity", value=[3, -5]), do(200, "mass", body=7, value=[5, 0.1, 0.05, 2]),
    do(210, "angularImpulse", body=7, value=3), do(220, "gravityScale", body=8, value=-0.3),
    do(230, "bullet", body=8, value=True)], events=True)
scene("damping", [static()] + [
    body(-4 + 2 * i, 5, box(0.4, 0.4), velocity=[5, 5], turn=5, linearDamping=0.3 * i, angularDamping=9.0 * i)
    for i in range(7)] + [body(0, 20, circle(0.5), linearDamping=80, velocity=[9, 9])])
scene("a kinematic lift", [ground(), body(0, 1, box(2, 0.2), type="kinematic", velocity=[0, 1])] + [
    body(-1.5 + i, 2, box(0.3, 0.3, 1, 0.5)) for i in range(4)],
    actions=[do(s, "velocity", body=1, value=[0.5, 1 if s // 50 % 2 else -1]) for s in range(50, 300, 50)])
scene("kinematic bodies strike", [body(0, 2, box(3, 0.1), type="kinematic", turn=2), ground()] + [
    body(-2 + 0.8 * i, 4, [box(0.2, 0.2), circle(0.2)][i % 2]) for i in range(6)])
scene("without warm starting", [ground(0.6)] + [body(0, 0.5 + 1.01 * i, box(0.5, 0.5)) for i in range(5)] + [
    body(3, 5, box(0.5, 0.1))], [joint("revolute", 0, 6, [2.5, 5], [-0.5, 0])], warm=False)
scene("steps of different lengths", [ground(0.6)] + [body(0.1 * i, 0.5 + 1.1 * i, box(0.5, 0.5)) for i in range(5)] + [
    body(6, 5, box(0.5, 0.1))], [joint("revolute", 0, 6, [5.5, 5], [-0.5, 0], motor=[2, 9], limits=[-1, 2])],
    durations=[0.02, 0.01, 0.0166666, 0.03, 0, 0.02])
scene("few iterations", [ground(0.6)] + [body(0.1 * i, 0.5 + 1.1 * i, box(0.5, 0.5)) for i in range(6)], velocity=1,
      position=1)
scene("no gravity, many collisions", [static(edge(-5, -5, 5, -5), edge(5, -5, 5, 5), edge(5, 5, -5, 5),
                                            edge(-5, 5, -5, -5))] + [
    body(-4 + 2 * (i % 5), -4 + 2 * (i // 5), [circle(0.4, 1, 0, restitution=1), box(0.3, 0.4, 1, 0, restitution=1),
                                              polygon(regular(3, 0.5), 1, 0, restitution=1)][i % 3],
         velocity=[3 - i % 4, 2 - i % 5], turn=1 - i % 3) for i in range(25)], gravity=[0, 0])

# MARK: Rigs of the environments


def lander(seed):
    rng = random.Random(seed)
    w, h = 20, 400 / 30
    heights = [rng.uniform(0, h / 2) for _ in range(12)]
    for i in range(3, 8):
        heights[i] = h / 4
    smooth = [0.33 * (heights[i - 1] + heights[i] + heights[(i + 1) % 12]) for i in range(11)]
    moon = static(edge(0, 0, w, 0), *[edge(2 * i, smooth[i], 2 * i + 2, smooth[i + 1], 0.1) for i in range(10)])
    bodies = [moon, body(10, h, polygon([[x / 30, y / 30] for x, y in [
        (-14, 17), (-17, 0), (-17, -10), (17, -10), (17, 0), (14, 17)]], 5, 0.1, category=16, mask=1))]
    joints = []
    for index, side in enumerate([-1, 1]):
        bodies.append(body(10 - side * 20 / 30, h, box(2 / 30, 8 / 30, 1, 0.2, category=32, mask=1), angle=0.05 * side))
        joints.append(joint("revolute", 1, 2 + index, [0, 0], [side * 20 / 30, 18 / 30], motor=[0.3 * side, 40],
                            limits=[0.4, 0.9] if side < 0 else [-0.9, -0.4]))
    actions = [do(0, "force", body=1, value=[rng.uniform(-300, 300), rng.uniform(-300, 300)])]
    for step in range(0, 300, 3):
        if rng.random() < 0.75:
            actions.append(do(step, "localImpulse", body=1, value=[rng.uniform(-0.5, 0.5), rng.uniform(0, 3)],
                              at=[rng.uniform(-0.4, 0.4), -0.3]))
    return bodies, joints, actions


for seed in range(4):
    bodies, joints, actions = lander(seed)
    scene("a lander, %d" % seed, bodies, joints, actions, velocity=180, position=60, events=True)


def walker(seed, scale, hull, torque):
    rng = random.Random(seed)
    y, v, points = 400 / 30 / 4, 0.0, []
    for i in range(100):
        v = 0.8 * v + 0.01 * math.copysign(1, 400 / 30 / 4 - y)
        if i > 20:
            v += rng.uniform(-1, 1) / scale
        y += v
        points.append([14 / 30 * i, y])
    x = 14 / 30 * 10
    y = 400 / 30 / 4 + 2 * 34 / 30
    down, leg = -8 / 30, 34 / 30
    bodies = [static(edge(*points[i], *points[i + 1], friction=2.5)) for i in range(99)]
    bodies.append(body(x, y, polygon([[a / scale, b / scale] for a, b in hull], 5, 0.1, category=32, mask=1)))
    joints = []
    for side in [-1, 1]:
        top = len(bodies)
        bodies.append(body(x, y - leg / 2 - down, box(4 / 30, leg / 2, 1, 0.2, category=32, mask=1), angle=0.05 * side))
        joints.append(joint("revolute", 99, top, [0, down], [0, leg / 2], motor=[side, torque], limits=[-0.8, 1.1]))
        bodies.append(body(x, y - leg * 1.5 - down, box(0.8 * 4 / 30, leg / 2, 1, 0.2, category=32, mask=1),
                           angle=0.05 * side))
        joints.append(joint("revolute", top, top + 1, [0, -leg / 2], [0, leg / 2], motor=[1, torque], limits=[-1.6, -0.1]))
    actions = [do(0, "force", body=99, value=[rng.uniform(-5, 5), 0])]
    for step in range(1, 300, 4):
        for index in range(4):
            value = rng.uniform(-1, 1)
            actions.append(do(step, "motor", joint=index, value=[
                math.copysign([4, 6][index % 2], value), torque * abs(value)]))
    return bodies, joints, actions


HULL = [(-30, 9), (6, 9), (34, 1), (34, -8), (-30, -8)]
WALKER = [(-43.319, 8.22), (-34.325, 13.51), (-24.273, 17.478), (-5.669, 17.39), (24.486, 12.717), (43.003, 6.545),
          (48.029, 2.401), (48.646, -2.537), (41.592, -5.535), (25.28, -8.709), (6.323, -10.649), (-7.697, -10.473),
          (-22.862, -8.886), (-35.824, -6.064), (-42.26, -2.096)]
for seed in range(2):
    bodies, joints, actions = walker(seed, 30, HULL, 80)
    scene("a walker, %d" % seed, bodies, joints, actions, velocity=180, position=60, events=True,
          lidar=[99, [[math.sin(0.15 * i) * 160 / 30, -math.cos(0.15 * i) * 160 / 30] for i in range(10)]])
    bodies, joints, actions = walker(seed, 40, WALKER, 100)
    scene("the course's walker, %d" % seed, bodies, joints, actions, velocity=180, position=60, events=True,
          lidar=[99, [[math.sin(0.15 * i) * 160 / 30, -math.cos(0.15 * i) * 160 / 30] for i in range(10)]])

SIZE = 0.02
car = [[(-60, 130), (60, 130), (60, 110), (-60, 110)], [(-15, 120), (15, 120), (20, 20), (-20, 20)],
       [(25, 20), (50, -10), (50, -40), (20, -90), (-20, -90), (-50, -40), (-50, -10), (-25, 20)],
       [(-50, -120), (50, -120), (50, -90), (-50, -90)]]
rng = random.Random(5)
scene("a racing car", [static(*[dict(polygon=[[-8, 10 * i], [8, 10 * i], [8, 10 * i + 10], [-8, 10 * i + 10]], sensor=True,
                                    friction=1) for i in range(-1, 8)]),
      body(0, 0, *[polygon([[SIZE * x, SIZE * y] for x, y in part]) for part in car], angle=0.1)] + [
      body(SIZE * x, SIZE * y, dict(polygon=[[SIZE * a * 14, SIZE * b * 27] for a, b in [(-1, 1), (1, 1), (1, -1), (-1, -1)]],
                                    density=0.1, category=32, mask=1, restitution=0), angle=0.1)
      for x, y in [(-55, 80), (55, 80), (-55, -82), (55, -82)]],
      [joint("revolute", 1, 2 + i, [SIZE * x, SIZE * y], [0, 0], motor=[0, 180 * 900 * SIZE * SIZE], limits=[-0.4, 0.4])
       for i, (x, y) in enumerate([(-55, 80), (55, 80), (-55, -82), (55, -82)])],
      [do(s, "motor", joint=i, value=[rng.uniform(-3, 3), 64.8]) for s in range(0, 300, 7) for i in range(2)] + [
      do(s, "localForce", body=4 + i, value=[rng.uniform(-40, 40), rng.uniform(-100, 300)])
      for s in range(300) for i in range(2)], velocity=180, position=60, gravity=[0, 0], events=True)

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scenes.json")
with open(path, "w") as file:
    file.write('{"scenes": [\n')
    file.write(",\n".join(json.dumps(item, separators=(",", ":")) for item in SCENES))
    file.write("\n]}\n")
print(len(SCENES), "scenes,", os.path.getsize(path), "bytes")
