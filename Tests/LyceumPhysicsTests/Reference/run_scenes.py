"""Plays the scenes of scenes.json with Box2D and writes what comes out to scenes.tsv.

    python -m venv venv && venv/bin/pip install box2d==2.3.10
    venv/bin/python run_scenes.py

Made with box2d 2.3.10 (Box2D 2.3.0) and Python 3.11 on Linux with glibc 2.36. The first line of scenes.tsv names the versions; then
there are, for each scene,

    scene   its name
    hashes  a 64-bit hash for each step, 16 hexadecimal digits each
    state   the number of a step, and the bits of all bodies after it: x, y, angle, velocity (x, y), angular velocity

A hash is FNV-1a over the bytes of: the bits of each body that is in the world, in the order in which they came, and whether it is
awake; then, if the scene asks for them, the events of contacts and what its rays hit. `run_scenes.py --dump NAME` prints all steps of
one scene.
"""

import json
import os
import struct
import sys

import Box2D as b2

HERE = os.path.dirname(os.path.abspath(__file__))
EVERY = 60


class Hash:
    def __init__(self):
        self.value = 0xCBF29CE484222325

    def add(self, data):
        for byte in data:
            self.value = ((self.value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF

    def word(self, value):
        self.add(struct.pack("<i", value))

    def number(self, value):
        self.add(struct.pack("<f", value))


class Player(b2.b2ContactListener):
    def __init__(self, scene):
        super().__init__()
        self.scene = scene
        self.events = []
        self.world = b2.b2World(gravity=scene.get("gravity", [0, -10]))
        self.world.SetAllowSleeping(scene.get("sleep", True))
        self.world.warmStarting = scene.get("warm", True)
        self.world.continuousPhysics = scene.get("continuous", True)
        if scene.get("events") or "oneWay" in scene or "belt" in scene:
            self.world.contactListener = self
        self.bodies, self.fixtures, self.joints = [], [], []
        for item in scene["bodies"]:
            self.add_body(item)
        for item in scene["joints"]:
            self.add_joint(item)
        self.actions = {}
        for action in scene["actions"]:
            self.actions.setdefault(action["step"], []).append(action)

    # Making

    def add_body(self, item):
        kind = {"static": b2.b2_staticBody, "kinematic": b2.b2_kinematicBody, "dynamic": b2.b2_dynamicBody}
        names = dict(angle="angle", velocity="linearVelocity", turn="angularVelocity", linearDamping="linearDamping",
                     angularDamping="angularDamping", gravityScale="gravityScale", bullet="bullet",
                     fixedRotation="fixedRotation", allowSleep="allowSleep", awake="awake", active="active")
        options = {names[key]: value for key, value in item.items() if key in names}
        body = self.world.CreateBody(type=kind[item["type"]], position=item["at"], **options)
        body.userData = len(self.bodies)
        self.bodies.append(body)
        for fixture in item["fixtures"]:
            self.add_fixture(body, fixture)

    def add_fixture(self, body, item):
        if "circle" in item:
            radius, x, y = item["circle"]
            shape = b2.b2CircleShape(radius=radius, pos=(x, y))
        elif "box" in item:
            w, h, *rest = item["box"]
            if rest:
                rest = (rest + [0, 0])[:3]
                shape = b2.b2PolygonShape()
                shape.SetAsBox(w, h, b2.b2Vec2(rest[0], rest[1]), rest[2])
            else:
                shape = b2.b2PolygonShape(box=(w, h))
        elif "polygon" in item:
            shape = b2.b2PolygonShape(vertices=item["polygon"])
        elif "edge" in item:
            shape = b2.b2EdgeShape(vertices=item["edge"])
            if "before" in item:
                shape.vertex0, shape.hasVertex0 = item["before"], True
            if "after" in item:
                shape.vertex3, shape.hasVertex3 = item["after"], True
        elif "chain" in item:
            shape = b2.b2ChainShape(vertices_chain=item["chain"])
            if "before" in item:
                shape.SetPrevVertex(b2.b2Vec2(item["before"]))
            if "after" in item:
                shape.SetNextVertex(b2.b2Vec2(item["after"]))
        else:
            shape = b2.b2ChainShape(vertices_loop=item["loop"])
        definition = b2.b2FixtureDef(
            shape=shape, density=item.get("density", 0), friction=item.get("friction", 0.2),
            restitution=item.get("restitution", 0), isSensor=item.get("sensor", False),
            categoryBits=item.get("category", 1), maskBits=item.get("mask", 0xFFFF), groupIndex=item.get("group", 0))
        fixture = body.CreateFixture(definition)
        fixture.userData = len(self.fixtures)
        self.fixtures.append(fixture)

    def add_joint(self, item):
        a, b = self.bodies[item["a"]], self.bodies[item["b"]]
        kind = item["kind"]
        options = dict(bodyA=a, bodyB=b, collideConnected=item.get("collide", False))
        if kind != "mouse":
            options["localAnchorA"], options["localAnchorB"] = item["anchors"]
        if kind in ("revolute", "prismatic", "weld"):
            options["referenceAngle"] = item.get("angle", 0)
        if kind in ("prismatic", "wheel"):
            options["localAxisA"] = item["axis"]
        if "limits" in item:
            names = ("lowerAngle", "upperAngle") if kind == "revolute" else ("lowerTranslation", "upperTranslation")
            options.update(enableLimit=True, **dict(zip(names, item["limits"])))
        if "motor" in item:
            most = "maxMotorForce" if kind == "prismatic" else "maxMotorTorque"
            options.update(enableMotor=True, motorSpeed=item["motor"][0], **{most: item["motor"][1]})
        if kind in ("distance", "weld", "wheel", "mouse"):
            spring = item.get("spring", [0, 0])
            options.update(frequencyHz=spring[0], dampingRatio=spring[1])
        if kind == "distance":
            options["length"] = item["length"]
        if kind == "rope":
            options["maxLength"] = item["length"]
        if kind == "friction":
            options.update(maxForce=item["force"], maxTorque=item["torque"])
        if kind == "mouse":
            options.update(target=item["at"], maxForce=item["force"])
        make = getattr(self.world, "Create" + kind.capitalize() + "Joint")
        self.joints.append(make(**options))

    # Changing

    def act(self, action):
        what, value = action["do"], action.get("value")
        body = self.bodies[action["body"]] if isinstance(action.get("body"), int) else None
        joint = self.joints[action["joint"]] if isinstance(action.get("joint"), int) else None
        fixture = self.fixtures[action["fixture"]] if isinstance(action.get("fixture"), int) else None
        if what == "force":
            body.ApplyForceToCenter(value, True)
        elif what == "localForce":
            body.ApplyForce(body.GetWorldVector(value), body.worldCenter, True)
        elif what == "torque":
            body.ApplyTorque(value, True)
        elif what == "impulse":
            body.ApplyLinearImpulse(value, action["at"], True)
        elif what == "localImpulse":
            body.ApplyLinearImpulse(body.GetWorldVector(value), body.GetWorldPoint(action["at"]), True)
        elif what == "angularImpulse":
            body.ApplyAngularImpulse(value, True)
        elif what == "velocity":
            body.linearVelocity = value
        elif what == "turn":
            body.angularVelocity = value
        elif what == "awake":
            body.awake = value
        elif what == "kind":
            body.type = {"static": b2.b2_staticBody, "kinematic": b2.b2_kinematicBody,
                         "dynamic": b2.b2_dynamicBody}[value]
        elif what == "active":
            body.active = value
        elif what == "fixedRotation":
            body.fixedRotation = value
        elif what == "bullet":
            body.bullet = value
        elif what == "gravityScale":
            body.gravityScale = value
        elif what == "move":
            body.transform = (action["at"], action["angle"])
        elif what == "mass":
            body.massData = b2.b2MassData(mass=value[0], center=(value[1], value[2]), I=value[3])
        elif what == "filter":
            fixture.filterData = b2.b2Filter(categoryBits=value[0], maskBits=value[1], groupIndex=value[2])
        elif what == "sensor":
            fixture.sensor = value
        elif what == "gravity":
            self.world.gravity = value
        elif what == "motor":
            joint.motorSpeed = value[0]
            if isinstance(joint, b2.b2PrismaticJoint):
                joint.maxMotorForce = value[1]
            else:
                joint.maxMotorTorque = value[1]
        elif what == "limits":
            joint.SetLimits(*value)
        elif what == "target":
            joint.target = value
        elif what == "addBody":
            self.add_body(action["body"])
        elif what == "removeBody":
            for index, other in enumerate(self.joints):
                if other is not None and body in (other.bodyA, other.bodyB):
                    self.joints[index] = None
            for own in body.fixtures:
                self.fixtures[own.userData] = None
            self.bodies[action["body"]] = None
            self.world.DestroyBody(body)
        elif what == "addJoint":
            self.add_joint(action["joint"])
        elif what == "removeJoint":
            self.joints[action["joint"]] = None
            self.world.DestroyJoint(joint)
        elif what == "addFixture":
            self.add_fixture(body, action["fixture"])
        elif what == "removeFixture":
            self.fixtures[action["fixture"]] = None
            fixture.body.DestroyFixture(fixture)
        else:
            raise ValueError(what)

    # Listening

    def BeginContact(self, contact):
        self.events.append((1, contact.fixtureA.userData, contact.fixtureB.userData, contact.childIndexA, contact.childIndexB))

    def EndContact(self, contact):
        self.events.append((2, contact.fixtureA.userData, contact.fixtureB.userData, contact.childIndexA, contact.childIndexB))

    def PreSolve(self, contact, old):
        a, b = contact.fixtureA.body.userData, contact.fixtureB.body.userData
        if "oneWay" in self.scene:
            manifold = contact.worldManifold
            point = b2.b2Vec2(manifold.points[0])
            for own, other in ((a, b), (b, a)):
                rising = self.bodies[other].GetLinearVelocityFromWorldPoint(point).y
                if own in self.scene["oneWay"] and rising > 0.5 and abs(manifold.normal[1]) > 0.5:
                    contact.enabled = False
        if "belt" in self.scene:
            own, speed = self.scene["belt"]
            if a == own:
                contact.tangentSpeed = speed
            elif b == own:
                contact.tangentSpeed = -speed

    def PostSolve(self, contact, impulse):
        if self.scene.get("events"):
            self.events.append((3, contact.fixtureA.userData, contact.fixtureB.userData, impulse.normalImpulses,
                                impulse.tangentImpulses))

    # Playing

    def rays(self):
        for start, end in self.scene.get("rays", []):
            yield start, end
        if "lidar" in self.scene:
            own, ends = self.scene["lidar"]
            start = self.bodies[own].position
            for x, y in ends:
                yield tuple(start), (start.x + x, start.y + y)

    def cast(self, start, end):
        found = []

        class Callback(b2.b2RayCastCallback):
            def ReportFixture(self, fixture, point, normal, fraction):
                if fixture.filterData.categoryBits & 1 == 0:
                    return -1
                found[:] = [(fixture.userData, *point, *normal, fraction)]
                return fraction

        self.world.RayCast(Callback(), b2.b2Vec2(*start), b2.b2Vec2(*end))
        return found

    def step(self, number):
        self.events.clear()
        for action in self.actions.get(number, []):
            self.act(action)
        durations = self.scene.get("durations", [self.scene.get("dt", 1 / 50)])
        self.world.Step(durations[number % len(durations)], self.scene.get("velocity", 30), self.scene.get("position", 20))
        digest = Hash()
        state = []
        for body in self.bodies:
            if body is None:
                continue
            position, velocity = body.position, body.linearVelocity
            numbers = (position.x, position.y, body.angle, velocity.x, velocity.y, body.angularVelocity)
            data = struct.pack("<6f", *numbers)
            state.append(struct.pack(">6f", *numbers).hex())
            digest.add(data)
            digest.add(bytes([body.awake and body.type != b2.b2_staticBody]))
        if self.scene.get("events"):
            for event in self.events:
                for word in event[:3]:
                    digest.word(word)
                if event[0] < 3:
                    digest.word(event[3])
                    digest.word(event[4])
                else:
                    for value in event[3] + event[4]:
                        digest.number(value)
        for start, end in self.rays():
            for hit in self.cast(start, end):
                digest.word(hit[0])
                for value in hit[1:]:
                    digest.number(value)
        return "%016x" % digest.value, " ".join(state)


def main():
    with open(os.path.join(HERE, "scenes.json")) as file:
        scenes = json.load(file)["scenes"]
    if len(sys.argv) > 2 and sys.argv[1] == "--dump":
        for scene in scenes:
            if scene["name"] == sys.argv[2]:
                player = Player(scene)
                for number in range(scene["steps"]):
                    print(number, *player.step(number), player.events)
        return
    with open(os.path.join(HERE, "scenes.tsv"), "w") as file:
        file.write("box2d %s\tpython %s\n" % (b2.__version__, sys.version.split()[0]))
        for scene in scenes:
            player = Player(scene)
            file.write("scene\t%s\n" % scene["name"])
            hashes, states = [], []
            for number in range(scene["steps"]):
                digest, state = player.step(number)
                hashes.append(digest)
                if number == 0 or (number + 1) % EVERY == 0:
                    states.append("state\t%d\t%s\n" % (number, state))
            file.write("hashes\t%s\n" % "".join(hashes))
            file.writelines(states)


main()
